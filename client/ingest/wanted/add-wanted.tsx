import { useState, type FormEvent, type ReactElement } from 'react';
import { normalisedPlate, platePrinted } from '../../../shared/ingest/plate.ts';
import { caseNumberSchema, vehicleSchema } from '../../../shared/ingest/wanted.ts';
import type { AdminUnit } from '../../../shared/hierarchy/schema.ts';
import type { UnitTree } from '../../../shared/hierarchy/tree.ts';
import { DeedFoot } from '../../access/deed-foot.tsx';
import { Field } from '../../access/field.tsx';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { useWantedChanges } from './use-wanted.ts';
import { useWantedDraft, WantedFields } from './wanted-fields.tsx';

/** Puts a vehicle on the list. */
export function AddWanted(props: { tree: UnitTree<AdminUnit>; onDone: () => void }): ReactElement {
  const { tree, onDone } = props;
  const { t } = useI18n();
  const { add } = useWantedChanges();
  const draft = useWantedDraft();
  const [written, setWritten] = useState('');
  const [vehicle, setVehicle] = useState('');
  const [caseNumber, setCaseNumber] = useState('');
  const [reason, setReason] = useState('');
  const plate = normalisedPlate(written);
  const isVehicle = vehicleSchema.safeParse(vehicle).success;
  const isCase = caseNumberSchema.safeParse(caseNumber).success;
  const { unit, ground, until } = draft;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (plate === null || unit === null || until === null) return;
    add.mutate({ plate, unit, ground, vehicle, caseNumber, until, reason }, { onSuccess: onDone });
  };
  return (
    <form className="access-card panel wanted-form" aria-label={t('wanted.add')} onSubmit={submit}>
      <h2>{t('wanted.add')}</h2>
      <Field
        label={t('wanted.plate')}
        value={written}
        onChange={setWritten}
        problem={written !== '' && plate === null ? t('wanted.plateWrong') : null}
        hint={plate === null ? '' : platePrinted(plate)}
      />
      <WantedFields tree={tree} draft={draft} />
      <Field
        label={t('wanted.vehicle')}
        value={vehicle}
        onChange={setVehicle}
        problem={isVehicle ? null : t('wanted.problem.vehicle')}
        hint={t('wanted.vehicleHint')}
      />
      <Field
        label={t('wanted.case')}
        value={caseNumber}
        onChange={setCaseNumber}
        problem={isCase ? null : t('wanted.problem.case')}
      />
      <DeedFoot
        reason={reason}
        onReason={setReason}
        label={t('wanted.add')}
        isReady={plate !== null && unit !== null && until !== null && isVehicle && isCase}
        deed={add}
        conflict={t('wanted.conflict')}
        onCancel={onDone}
      />
    </form>
  );
}
