import { X } from 'lucide-react';
import type { ReactElement } from 'react';
import { keyFor } from '../../command/print-key.ts';
import { addressLine } from '../../../shared/operations/address.ts';
import { ownName } from '../../i18n/own-name.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { IconButton } from '../../ui/button.tsx';
import type { Card } from '../answers.ts';
import { PriorityMark } from '../priority-mark.tsx';

/** Number, priority, state, who called from where in whose words, and who leads it. */
export function CardFacts(props: { card: Card; title: string; onClose: () => void }): ReactElement {
  const { card, title, onClose } = props;
  const { t, time } = useI18n();
  const { incident, people } = card;
  const { address, caller, place } = incident;
  return (
    <>
      <header className="ops-head">
        <PriorityMark priority={incident.priority} />
        <h2 className="ellipsis">{title}</h2>
        <IconButton label={t('action.close')} shortcut={keyFor('screen.back')} onClick={onClose}>
          <X aria-hidden />
        </IconButton>
      </header>
      <dl className="facts">
        <dt>{t('operations.number')}</dt>
        <dd>{incident.number}</dd>
        <dt>{t('operations.source')}</dt>
        <dd>{t(`operations.source.${incident.source}`)}</dd>
        <dt>{t('operations.stateTitle')}</dt>
        <dd>
          <strong>{t(`operations.state.${incident.state}`)}</strong>{' '}
          <span className="muted">{time(incident.stateSince)}</span>
        </dd>
        <dt>{t('operations.claimedBy')}</dt>
        <dd>
          {incident.claimedBy === null
            ? t('operations.nobody')
            : ownName(t, people[incident.claimedBy] ?? incident.claimedBy)}
        </dd>
        <dt>{t('operations.place')}</dt>
        <dd>
          {addressLine(address) || t('operations.noPlace')}
          {place ? (
            <span className="muted">
              {' '}
              {place.lat.toFixed(5)}, {place.lon.toFixed(5)}
            </span>
          ) : null}
        </dd>
        {caller ? (
          <>
            <dt>{t('operations.caller')}</dt>
            <dd>
              {caller.name} {caller.phone}
              {caller.relation === 'unknown' ? null : (
                <span className="muted"> {t(`operations.relation.${caller.relation}`)}</span>
              )}
            </dd>
          </>
        ) : null}
        {address.text === '' ? null : (
          <>
            <dt>{t('operations.words')}</dt>
            <dd>{address.text}</dd>
          </>
        )}
      </dl>
    </>
  );
}
