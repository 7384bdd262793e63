import { Lock } from 'lucide-react';
import { lazy, Suspense, useEffect, useState, type ReactElement } from 'react';
import type { PanelOptions } from '../shared/wall/panel.ts';
import { useI18n } from './i18n/use-i18n.tsx';
import { PanelNote } from './wall/screen/panel.tsx';
import { useOnWall } from './wall-context.ts';

const WallMap = lazy(async () => ({ default: (await import('./wall-map.tsx')).WallMap }));

/** A map that failed, or has lost its ground, is made anew after so long: nobody is there to ask for it. */
const AGAIN_MS = 60_000;

/** The map, once it is there; what it lost is said, and the rest of the wall goes on. */
export function WallMapPanel(props: { options: PanelOptions<'map'>; isWaiting: boolean }): ReactElement {
  const { t } = useI18n();
  const { isLocked, held } = useOnWall();
  const [trouble, setTrouble] = useState<'none' | 'webgl' | 'style'>('none');
  const [attempt, setAttempt] = useState(1);
  useEffect(() => {
    if (trouble === 'none') return undefined;
    const timer = setTimeout(() => {
      setTrouble('none');
      setAttempt(attempt + 1);
    }, AGAIN_MS);
    return () => clearTimeout(timer);
  }, [trouble, attempt]);
  if (trouble === 'webgl') return <PanelNote tone="trouble">{t('map.failed')}</PanelNote>;
  return (
    <div className="wall-map">
      <Suspense fallback={<PanelNote>{t('map.loading')}</PanelNote>}>
        <WallMap
          key={attempt}
          options={props.options}
          isWaiting={props.isWaiting}
          onFailure={(reason) => reason !== 'lost-context' && setTrouble(reason)}
        />
      </Suspense>
      {isLocked || held ? (
        <output className="wall-lock">
          <Lock aria-hidden />
          <span className="ellipsis">{t(held ? 'onWall.held' : 'onWall.locked')}</span>
        </output>
      ) : null}
      {trouble === 'style' ? <p className="wall-lock">{t('onWall.baseLost')}</p> : null}
    </div>
  );
}
