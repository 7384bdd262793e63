import { Link2, Settings2, Smartphone } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { Skeleton } from '../../ui/state.tsx';
import { PairForm } from './pair-form.tsx';
import { PushForm } from './push-form.tsx';
import { ScreenLine } from './screen-line.tsx';
import { useLayouts, useWallChanges, type ListedWall } from './use-walls.ts';
import { unitName, useTree } from './wall-names.ts';
import { WallCommands } from './wall-commands.tsx';

/** A wall on the desk: what its screens show, what is to be shown now, its buttons, and its settings. */
export function WallCard(props: {
  of: ListedWall;
  nowMs: number;
  mayControl: boolean;
  onEdit: () => void;
  onRemote: () => void;
}): ReactElement {
  const { of, nowMs, mayControl, onEdit, onRemote } = props;
  const { wall } = of;
  const { t, name } = useI18n();
  const tree = useTree();
  const layouts = useLayouts(wall.unit);
  const { revoke } = useWallChanges();
  const [isPairing, setPairing] = useState(false);
  if (!layouts.data) return <Skeleton heightRem={14} />;
  return (
    <article className="wall-card" aria-label={wall.name}>
      <header>
        <div>
          <h2>{wall.name}</h2>
          <p className="muted">{unitName(tree, wall.unit, name)}</p>
        </div>
        {mayControl ? (
          <div className="wall-card-tools">
            <button type="button" className="quiet-button" onClick={onRemote}>
              <Smartphone aria-hidden />
              {t('walls.remote')}
            </button>
            <button
              type="button"
              className="quiet-button"
              aria-expanded={isPairing}
              onClick={() => setPairing(!isPairing)}
            >
              <Link2 aria-hidden />
              {t('walls.pair')}
            </button>
            <button type="button" className="quiet-button" onClick={onEdit}>
              <Settings2 aria-hidden />
              {t('walls.edit')}
            </button>
          </div>
        ) : null}
      </header>
      {isPairing ? <PairForm walls={[of]} code="" /> : null}
      <ul aria-label={t('walls.screens')}>
        {wall.screens.map((screen) => (
          <ScreenLine
            key={screen.position}
            of={of}
            screen={screen}
            own={layouts.data}
            nowMs={nowMs}
            onUnpair={mayControl ? () => revoke.mutate({ id: wall.id, screen: screen.position }) : undefined}
          />
        ))}
      </ul>
      {mayControl ? (
        <>
          <PushForm of={of} own={layouts.data} />
          <WallCommands of={of} nowMs={nowMs} />
        </>
      ) : null}
    </article>
  );
}
