import { ChevronLeft, ChevronRight, Hash, LocateFixed, RotateCw, Undo2 } from 'lucide-react';
import type { ReactElement } from 'react';
import { layoutNow } from '../../../shared/wall/now.ts';
import type { WallOrder } from '../../../shared/wall/state.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { OrderAnswer } from './order-answer.tsx';
import { useWallOrder, type ListedWall } from './use-walls.ts';

const VIEWS = ['normal', 'dim', 'hide'] as const;
/** For how long all incidents are shown more strictly, minutes: a visit in the room. */
const STRICT_MIN = 60;

/** The buttons of a wall, the same on a desk and on a telephone. */
export function WallCommands(props: { of: ListedWall; nowMs: number }): ReactElement {
  const { of, nowMs } = props;
  const { wall, state } = of;
  const { t } = useI18n();
  const order = useWallOrder(wall.id);
  const mayTurn = wall.screens.some((screen) => layoutNow(screen, nowMs).of > 1);
  const button = (label: string, what: WallOrder, icon: ReactElement, hint = label): ReactElement => (
    <button type="button" className="quiet-button" title={hint} onClick={() => order.give(what)}>
      {icon}
      {label}
    </button>
  );
  const strict = state.stricter;
  const isStrict = strict && (strict.untilMs === null || nowMs < strict.untilMs);
  return (
    <div className="wall-commands" role="group" aria-label={wall.name}>
      <div>
        {mayTurn ? (
          <>
            {button(t('walls.previous'), { type: 'turn', screens: [], by: -1 }, <ChevronLeft aria-hidden />)}
            {button(t('walls.next'), { type: 'turn', screens: [], by: 1 }, <ChevronRight aria-hidden />)}
          </>
        ) : (
          <p className="muted">{t('walls.oneLayout')}</p>
        )}
        {button(t('walls.release'), { type: 'release', screens: [] }, <Undo2 aria-hidden />)}
        {button(
          t('walls.free'),
          { type: 'free', screens: [] },
          <LocateFixed aria-hidden />,
          t('walls.freeHint'),
        )}
        {button(t('walls.identify'), { type: 'identify' }, <Hash aria-hidden />)}
        {button(t('walls.reload'), { type: 'reload', screens: [] }, <RotateCw aria-hidden />)}
      </div>
      <div className="wall-strict">
        <span id={`strict-${wall.id}`} title={t('walls.stricterHint')}>
          {t('walls.stricter')}
        </span>
        <Segmented
          label={`${t('walls.stricter')}: ${t('walls.stricterHint')}`}
          value={isStrict ? strict.view : 'normal'}
          options={VIEWS.map((value) => ({ value, label: t(`walls.view.${value}`) }))}
          onChange={(view) => order.give({ type: 'stricter', view, minutes: STRICT_MIN })}
        />
      </div>
      <OrderAnswer order={order} />
    </div>
  );
}
