import { EyeOff, Siren } from 'lucide-react';
import type { ReactElement } from 'react';
import { keyFor } from '../../command/print-key.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { Notice } from '../../ui/state.tsx';
import type { Card } from '../answers.ts';
import { ReasonForm } from '../reason-form.tsx';
import { ClearSos } from '../sos/clear-sos.tsx';

/** What is special of an incident: a crew's call for help, a neighbour's share, the sensitive flag. */
export function CardFlags(props: { card: Card; mayDispatch: boolean }): ReactElement | null {
  const { card, mayDispatch } = props;
  const { t, time, moment } = useI18n();
  const { incident, sos, sharedUntil, people } = card;
  return (
    <>
      {sos ? (
        <div className="card-sos">
          <Siren aria-hidden />
          <p>
            <strong>{t('operations.sos.calls', { time: time(sos.at) })}</strong>{' '}
            {sos.acknowledgedBy === null || sos.acknowledgedAt === null
              ? t('operations.sos.notHeard')
              : t('operations.sos.heardBy', {
                  name: people[sos.acknowledgedBy] ?? sos.acknowledgedBy,
                  time: time(sos.acknowledgedAt),
                })}
            <br />
            <span className="muted">{t('operations.sos.latched')}</span>
          </p>
          {mayDispatch && sos.acknowledgedBy !== null ? (
            <ClearSos unitId={sos.unitId} version={sos.version} />
          ) : null}
        </div>
      ) : null}
      {sharedUntil === null ? null : (
        <Notice tone="warning">
          {t('operations.sharedWithYou', { time: moment(new Date(sharedUntil).toISOString()) })}
        </Notice>
      )}
      {incident.sensitive ? (
        <p className="sensitive">
          <EyeOff aria-hidden /> {t('operations.sensitive')}
        </p>
      ) : null}
    </>
  );
}

/** Sets or clears the sensitive flag, with a reason. */
export function SensitiveSwitch(props: {
  isSensitive: boolean;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
  onChange: (sensitive: boolean, reason: string) => void;
}): ReactElement {
  const { isSensitive, isOpen, onOpen, onChange } = props;
  const { t } = useI18n();
  const label = t(isSensitive ? 'operations.sensitiveClear' : 'operations.sensitiveSet');
  return isOpen ? (
    <ReasonForm
      label={label}
      action={label}
      about={t('operations.sensitiveAbout')}
      onDone={(reason) => onChange(!isSensitive, reason)}
      onCancel={() => onOpen(false)}
    />
  ) : (
    <ActionButton label={label} shortcut={keyFor('card.sensitive')} onClick={() => onOpen(true)} />
  );
}
