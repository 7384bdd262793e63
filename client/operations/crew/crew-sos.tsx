import { Siren } from 'lucide-react';
import { useEffect, useEffectEvent, useState, type ReactElement } from 'react';
import type { PoliceUnit } from '../../../shared/operations/schema.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';

const HOLD_MS = 2_000;
/** A press that nobody confirms was a mistake. */
const CONFIRM_MS = 6_000;

/**
 * The crew's call for help. It is held for two seconds – or pressed twice, by who cannot hold: a keyboard, a trembling hand –,
 * so that a pocket does not call. Once called it says so until it is over, and pressing again changes nothing.
 */
export function CrewSos(props: {
  sos: PoliceUnit['sos'];
  /** It was pressed and has not reached the server yet. */
  isWaiting: boolean;
  onCall: () => void;
}): ReactElement {
  const { sos, isWaiting, onCall } = props;
  const { t, time } = useI18n();
  const [state, setState] = useState<'idle' | 'holding' | 'asking'>('idle');
  const call = useEffectEvent(() => onCall());
  useEffect(() => {
    if (state === 'idle') return undefined;
    const timer = setTimeout(
      () => {
        setState('idle');
        if (state === 'holding') call();
      },
      state === 'holding' ? HOLD_MS : CONFIRM_MS,
    );
    return () => clearTimeout(timer);
  }, [state]);
  if (sos || isWaiting)
    return (
      <p className="crew-sos-on" role="alert">
        <Siren aria-hidden />{' '}
        {sos ? t('operations.crew.sosSent', { time: time(sos.at) }) : t('operations.crew.sosWaiting')}
        {sos?.acknowledgedBy ? <strong> · {t('operations.crew.sosHeard')}</strong> : null}
      </p>
    );
  /** A first press asks, the second one calls; held, the first one calls by itself. */
  const press = (first: 'holding' | 'asking'): void => {
    setState(state === 'asking' ? 'idle' : first);
    if (state === 'asking') onCall();
  };
  const release = (): void => setState((now) => (now === 'holding' ? 'asking' : now));
  return (
    <button
      type="button"
      className="crew-sos"
      data-state={state}
      onPointerDown={() => press('holding')}
      onPointerUp={release}
      onPointerLeave={release}
      onContextMenu={(event) => event.preventDefault()}
      onClick={(event) => {
        // Only the keyboard's; a finger's press was taken when it came down.
        if (event.detail === 0) press('asking');
      }}
    >
      <Siren aria-hidden />{' '}
      {t(
        state === 'holding'
          ? 'operations.crew.sosHolding'
          : state === 'asking'
            ? 'operations.crew.sosConfirm'
            : 'operations.crew.sos',
      )}
    </button>
  );
}
