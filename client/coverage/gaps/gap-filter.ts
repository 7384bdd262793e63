import type { GapFilter } from '../../../shared/coverage/gap-case.ts';
import type { View } from '../../state/view.ts';

/** Which gaps the address asks for. */
export const gapFilterOf = (view: View) =>
  ({
    unit: view.unit,
    measure: view.gapMeasure,
    type: view.type,
    group: view.group,
    owner: view.gapOwner,
    age: view.gapAge,
    state: view.gaps,
    sort: view.gapSort,
    ...(view.area === undefined ? {} : { area: view.area }),
  }) satisfies GapFilter;
