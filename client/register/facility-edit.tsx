import type { ReactElement } from 'react';
import type { Kato } from '../../shared/hierarchy/schema.ts';
import type { Measure } from '../../shared/register/schema.ts';
import { Skeleton } from '../ui/state.tsx';
import { FacilityForm } from './facility-form.tsx';
import { InspectionForm } from './inspection-form.tsx';
import { useEditableFacility } from './use-edit.ts';

/** The card of a facility while it is edited: its fields, and what an inspection saw. */
export function FacilityEdit(props: {
  id: number;
  measure: Measure;
  pathOf: (kato: Kato) => string;
  onDone: () => void;
}): ReactElement {
  const { id, measure, pathOf, onDone } = props;
  const { data } = useEditableFacility(id);
  if (!data) return <Skeleton heightRem={24} />;
  return (
    <>
      <FacilityForm id={id} version={data.version} stored={data.fields} pathOf={pathOf} onDone={onDone} />
      <InspectionForm facilityId={id} measure={measure} />
    </>
  );
}
