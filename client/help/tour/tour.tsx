import { X } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, type CSSProperties, type ReactElement } from 'react';
import { keyFor } from '../../command/print-key.ts';
import { useCommands } from '../../command/use-commands.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { useOpenWorkspace, useView, useWorkspace } from '../../state/use-view.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { IconButton } from '../../ui/button.tsx';
import { remPx } from '../../ui/rem.ts';
import { useEscape } from '../../ui/use-escape.ts';
import { leaveTour, useTour, type TourRole } from './tour-state.ts';
import './tour.css';
import { TOURS } from './tours.ts';
import { useSpot, type Spot } from './use-spot.ts';

const WIDTH_REM = 23;
const ROOM_REM = 12;

/** Beside what it points at: below, above, or at its side, wherever there is room; in the middle while it is not there. */
function placeOf(spot: Spot): CSSProperties {
  const rem = remPx();
  const { clientWidth, clientHeight } = document.documentElement;
  const width = WIDTH_REM * rem;
  const within = (left: number): number => Math.max(rem, Math.min(left, clientWidth - width - rem));
  if (!spot) return { left: within((clientWidth - width) / 2), top: clientHeight / 3 };
  const below = spot.top + spot.height + 0.75 * rem;
  if (below + ROOM_REM * rem < clientHeight) return { left: within(spot.left), top: below };
  if (spot.top > ROOM_REM * rem + rem)
    return { left: within(spot.left), bottom: clientHeight - spot.top + 0.75 * rem };
  const top = Math.max(rem, Math.min(spot.top + 4 * rem, clientHeight - ROOM_REM * rem));
  return spot.left > width + 2 * rem
    ? { left: spot.left - width - 0.75 * rem, top }
    : { left: within(spot.left + spot.width + 0.75 * rem), top };
}

/** Walks through the screens of a role, pointing at what is there. It stands beside them and stops nothing. */
export function Tour(props: { role: TourRole; step: number; onEnd: () => void }): ReactElement | null {
  const { role, step, onEnd } = props;
  const { t, language } = useI18n();
  const open = useOpenWorkspace();
  const view = useView();
  const workspace = useWorkspace();
  const steps = TOURS[role];
  const now = steps[step];
  const spot = useSpot(now?.at ?? 'body');
  const next = useRef<HTMLButtonElement>(null);
  const go = (to: number): void => {
    if (to < 0) return;
    if (to < steps.length) return useTour.setState({ tour: { is: 'on', role, step: to } });
    onEnd();
    return leaveTour();
  };
  const arrive = useEffectEvent(() => {
    const isThere =
      now === undefined ||
      (now.workspace === workspace &&
        Object.entries(now.part ?? {}).every(([key, value]) =>
          Object.entries(view).some(([k, v]) => k === key && v === value),
        ));
    if (!isThere) open(now.workspace, now.part ?? {});
    next.current?.focus();
  });
  const stop = `${role} ${step}`;
  useEffect(() => {
    if (stop !== '') arrive();
  }, [stop]);
  useCommands({ 'tour.next': () => go(step + 1), 'tour.back': () => go(step - 1) });
  const root = useEscape<HTMLElement>(leaveTour);
  if (!now) return null;
  const [title, text] = now[language];
  const isLast = step === steps.length - 1;
  return (
    <>
      {spot ? (
        <div
          className="tour-ring"
          aria-hidden
          style={{ left: spot.left, top: spot.top, width: spot.width, height: spot.height }}
        />
      ) : null}
      <section
        ref={root}
        className="tour panel"
        aria-label={t(`tour.${role}`)}
        data-step={step}
        data-found={spot ? 'yes' : 'no'}
        style={{ width: `${WIDTH_REM}rem`, ...placeOf(spot) }}
      >
        <header>
          <span className="muted">{t('tour.step', { step: step + 1, all: steps.length })}</span>
          <IconButton label={t('tour.leave')} shortcut={keyFor('screen.back')} onClick={leaveTour}>
            <X aria-hidden />
          </IconButton>
        </header>
        <div aria-live="polite">
          <h2>{title}</h2>
          <p>{text}</p>
        </div>
        <footer>
          <ActionButton
            label={t('tour.back')}
            shortcut={keyFor('tour.back')}
            disabled={step === 0}
            onClick={() => go(step - 1)}
          />
          <ActionButton
            strong
            ref={next}
            label={t(isLast ? 'tour.end' : 'tour.next')}
            shortcut={keyFor('tour.next')}
            onClick={() => go(step + 1)}
          />
        </footer>
      </section>
    </>
  );
}
