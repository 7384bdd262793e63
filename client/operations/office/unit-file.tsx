import { Pencil } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { isResting } from '../../../shared/operations/duty.ts';
import type { UnitFacts } from '../../../shared/operations/log.ts';
import type { PoliceUnit } from '../../../shared/operations/schema.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { Notice } from '../../ui/state.tsx';
import { NotYet } from './not-yet.tsx';
import { newKey } from '../../ui/new-key.ts';
import { DevicesPart } from './devices-part.tsx';
import { factText, fieldText } from './field-text.ts';
import { ReasonForm } from './reason-form.tsx';
import { useOffice, useUnitFile, type UnitFile } from './use-office.ts';

const SHOWN: readonly (keyof UnitFacts)[] = ['type', 'home', 'crew', 'crewSize', 'duty', 'equipment'];

/** One unit of the register: what is said of it, its devices, its history, and what may be done with it. */
export function UnitFileView(props: {
  id: number;
  nameOf: (kato: string) => string;
  onEdit: (unit: PoliceUnit) => void;
}): ReactElement {
  const { id, nameOf, onEdit } = props;
  const i18n = useI18n();
  const { t } = i18n;
  const { data, error, refetch } = useUnitFile(id);
  const [isStanding, setStanding] = useState(false);
  // Read once: whether it rests is not followed by the second here.
  const [nowMs] = useState(() => Date.now());
  if (!data || error?.data?.code === 'NOT_FOUND')
    return <NotYet error={error} title={t('office.gone')} heightRem={20} onRetry={() => void refetch()} />;
  const { unit, history } = data;
  const isRetired = unit.retiredAt !== null;
  return (
    <section className="office-card panel" aria-label={unit.callSign}>
      <div className="office-head">
        <h2>{unit.callSign}</h2>
        <span className="office-state">
          {t(isRetired ? 'office.retired' : `operations.unitStatus.${unit.status}`)}
          {!isRetired && isResting(unit, nowMs) ? ` · ${t('operations.whyNot.resting')}` : ''}
        </span>
        {isRetired ? null : (
          <button type="button" className="plain-button" onClick={() => onEdit(unit)}>
            <Pencil aria-hidden />
            {t('office.edit')}
          </button>
        )}
        <ActionButton
          label={t(isRetired ? 'office.reinstate' : 'office.retire')}
          expanded={isStanding}
          onClick={() => setStanding(!isStanding)}
        />
      </div>
      {isRetired ? <Notice tone="warning">{t('office.retiredHint')}</Notice> : null}
      {isStanding ? <StandDown unit={unit} onDone={() => setStanding(false)} /> : null}
      <dl className="office-facts">
        {SHOWN.map((field) => (
          <div key={field}>
            <dt>{fieldText(t, field)}</dt>
            <dd>{factText(i18n, field, unit, nameOf)}</dd>
          </div>
        ))}
      </dl>
      <DevicesPart key={`${unit.id}`} unitId={unit.id} isRetired={isRetired} />
      <History history={history} nameOf={nameOf} />
    </section>
  );
}

function StandDown(props: { unit: PoliceUnit; onDone: () => void }): ReactElement {
  const { unit, onDone } = props;
  const { t } = useI18n();
  const { office } = useOffice();
  const type = unit.retiredAt === null ? 'retire' : 'reinstate';
  return (
    <ReasonForm
      title={t(`office.${type}`)}
      about={t(`office.${type}About`)}
      send={t(`office.${type}`)}
      isPending={office.isPending}
      error={office.error}
      onSend={(reason) =>
        office.mutate(
          { type, key: newKey(), unitId: unit.id, expectedVersion: unit.version, reason },
          { onSuccess: onDone },
        )
      }
      onCancel={onDone}
    />
  );
}

function History(props: { history: UnitFile['history']; nameOf: (kato: string) => string }): ReactElement {
  const { history, nameOf } = props;
  const i18n = useI18n();
  const { t, moment } = i18n;
  return (
    <section aria-label={t('office.history')} className="office-part">
      <h3>{t('office.history')}</h3>
      <ul className="office-lines">
        {history.map(({ seq, at, by, what, reason, before, after }) => (
          <li key={seq}>
            <div>
              <strong>{t(`office.change.${what}`)}</strong>
              {(Object.keys(after) as (keyof UnitFacts)[]).map((field) => (
                <p key={field}>
                  {fieldText(t, field)}: <del>{factText(i18n, field, before, nameOf)}</del> →{' '}
                  <ins>{factText(i18n, field, after, nameOf)}</ins>
                </p>
              ))}
              <p className="muted">
                {reason === '' ? '' : `«${reason}» · `}
                {by === 'seed' ? t('playbooks.shipped') : by} · {moment(new Date(at).toISOString())}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
