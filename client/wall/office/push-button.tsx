import { Popover } from '@base-ui/react/popover';
import { MonitorUp } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import type { AdminUnit, Kato } from '../../../shared/hierarchy/schema.ts';
import { ancestry, type UnitTree } from '../../../shared/hierarchy/tree.ts';
import type { Pushed } from '../../../shared/wall/state.ts';
import { mayDo, useSignedIn } from '../../access/use-me.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import '../../ui/popup.css';
import { Segmented } from '../../ui/segmented.tsx';
import { OrderAnswer } from './order-answer.tsx';
import './push-button.css';
import { minutesOf, minutesOptions, type Minutes } from './push-minutes.ts';
import { untilText } from './shown-text.ts';
import { useWallOrder, useWalls, type ListedWall } from './use-walls.ts';

const SHORT: readonly Minutes[] = ['15', '30', '60', 'forever'];

/**
 * "On the wall": shows something on a wall from wherever one works, in two presses. It stands only where somebody may control
 * walls; walls whose territory does not hold the thing are not offered.
 * @param at the unit of territory in which the thing lies.
 */
export function PushButton(props: {
  shows: Pushed;
  at: Kato;
  tree: UnitTree<AdminUnit>;
  /** What is shown, in words. */
  what: string;
}): ReactElement | null {
  const { shows, at, tree, what } = props;
  const { t } = useI18n();
  const [isOpen, setOpen] = useState(false);
  const mayControl = mayDo(useSignedIn(), 'wall.control');
  const walls = useWalls(mayControl && isOpen);
  if (!mayControl || !tree.indexOf.has(at)) return null;
  const above = new Set(ancestry(tree, at).map(({ kato }) => kato));
  const fitting = walls.data?.filter(({ wall }) => above.has(wall.unit)) ?? [];
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger
        className="icon-button"
        aria-label={t('walls.onWallHint', { what })}
        title={t('walls.onWallHint', { what })}
      >
        <MonitorUp aria-hidden />
        {t('walls.onWall')}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner className="popup-positioner" sideOffset={6} align="end" collisionPadding={12}>
          <Popover.Popup className="popup push-popup">
            <Popover.Title className="push-title">{t('walls.onWallHint', { what })}</Popover.Title>
            {walls.data && fitting.length === 0 ? <p className="muted">{t('walls.noWall')}</p> : null}
            {walls.isLoadingError ? <p role="alert">{t('walls.failed')}</p> : null}
            <PushList walls={fitting} shows={shows} />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function PushList({ walls, shows }: { walls: readonly ListedWall[]; shows: Pushed }): ReactElement {
  const i18n = useI18n();
  const { t } = i18n;
  const [minutes, setMinutes] = useState<Minutes>('30');
  return (
    <>
      {walls.length > 0 ? (
        <Segmented
          label={t('walls.howLong')}
          value={minutes}
          options={minutesOptions(i18n, SHORT)}
          onChange={setMinutes}
        />
      ) : null}
      <ul>
        {walls.map((of) => (
          <PushLine key={of.wall.id} of={of} shows={shows} minutes={minutesOf(minutes)} />
        ))}
      </ul>
    </>
  );
}

/** One wall: pressed, it shows the thing on its first screen; what was done here can be taken back here. */
function PushLine(props: { of: ListedWall; shows: Pushed; minutes: number | null }): ReactElement {
  const { wall, state } = props.of;
  const { shows, minutes } = props;
  const i18n = useI18n();
  const { t } = i18n;
  const order = useWallOrder(wall.id);
  const screen = shows.type === 'incident' ? wall.focus.screen : (wall.screens[0]?.position ?? 1);
  const push = state.screens.find(({ position }) => position === screen)?.push;
  const isShown = order.isSuccess && push !== null && push !== undefined;
  return (
    <li>
      <button
        type="button"
        className="push-wall"
        disabled={order.isPending}
        onClick={() => order.give({ type: 'push', screens: [screen], shows, minutes })}
      >
        <strong>{wall.name}</strong>
        {isShown ? (
          <span className="muted">
            {t('walls.shown', { name: wall.name, until: untilText(i18n, push.untilMs) })}
          </span>
        ) : null}
      </button>
      {isShown ? (
        <button
          type="button"
          className="icon-button"
          onClick={() => order.give({ type: 'release', screens: shows.type === 'territory' ? [] : [screen] })}
        >
          {t('walls.undo')}
        </button>
      ) : null}
      <OrderAnswer order={order} />
    </li>
  );
}
