import { useState, type FormEvent, type ReactElement } from 'react';
import { platePrinted } from '../../../shared/ingest/plate.ts';
import type { WantedVehicle } from '../../../shared/ingest/wanted.ts';
import type { AdminUnit } from '../../../shared/hierarchy/schema.ts';
import type { UnitTree } from '../../../shared/hierarchy/tree.ts';
import { DeedFoot } from '../../access/deed-foot.tsx';
import { ownName } from '../../i18n/own-name.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { useWantedChanges } from './use-wanted.ts';

/** A wanted vehicle: plate, ground, where and until when, who entered it, and where it was seen. */
export function WantedLine(props: {
  vehicle: WantedVehicle;
  tree: UnitTree<AdminUnit>;
  /** It is no longer looked for. */
  isOver: boolean;
  mayClose: boolean;
}): ReactElement {
  const { vehicle, tree, isOver, mayClose } = props;
  const { t, name, moment, day } = useI18n();
  const unit = tree.units[tree.indexOf.get(vehicle.unit) ?? -1];
  const plate = platePrinted(vehicle.plate);
  const about = [ownName(t, vehicle.vehicle), vehicle.caseNumber].filter(Boolean).join(' · ');
  const ended =
    vehicle.closedAt !== null && vehicle.closedReason !== null && vehicle.closedReason !== 'until'
      ? t('wanted.closed', { at: moment(vehicle.closedAt), reason: vehicle.closedReason })
      : t('wanted.ended');
  return (
    <article className="wanted-line" data-over={isOver ? '' : undefined} aria-label={plate}>
      <strong className="wanted-plate">{plate}</strong>
      <span>{t(`wanted.ground.${vehicle.ground}`)}</span>
      <span>{unit ? name(unit.name) : vehicle.unit}</span>
      {about === '' ? null : <p>{about}</p>}
      <p className="muted">
        {[
          t('wanted.since', { since: day(vehicle.since), until: day(vehicle.until) }),
          t('wanted.enteredBy', { who: ownName(t, vehicle.enteredBy) }),
          isOver ? ended : '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {vehicle.incidents.length > 0 ? (
        <p>
          {t('wanted.seen')}:{' '}
          {vehicle.incidents.map(({ id, number }, i) => (
            <span key={id}>
              {i > 0 ? ', ' : ''}
              <a className="link-button" href={`/operate?incident=${id}`} target="_blank" rel="noreferrer">
                {number}
              </a>
            </span>
          ))}
        </p>
      ) : null}
      {mayClose && !isOver ? <Close id={vehicle.id} plate={plate} /> : null}
    </article>
  );
}

function Close({ id, plate }: { id: number; plate: string }): ReactElement {
  const { t } = useI18n();
  const { close } = useWantedChanges();
  const [reason, setReason] = useState<string | null>(null);
  if (reason === null)
    return (
      <button
        type="button"
        className="quiet-button"
        aria-label={`${t('wanted.close')}: ${plate}`}
        onClick={() => setReason('')}
      >
        {t('wanted.close')}
      </button>
    );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    close.mutate({ id, reason });
  };
  return (
    <form className="access-deed wanted-close" aria-label={t('wanted.close')} onSubmit={submit}>
      <DeedFoot
        reason={reason}
        onReason={setReason}
        label={t('wanted.close')}
        isReady
        deed={close}
        conflict={t('wanted.conflict')}
        onCancel={() => setReason(null)}
      />
    </form>
  );
}
