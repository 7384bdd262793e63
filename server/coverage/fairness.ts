import { isRequired } from '../../shared/coverage/requirement.ts';
import { STATE_CODES } from '../../shared/coverage/rollup.ts';
import type { FairnessCell } from '../../shared/coverage/fairness.ts';
import type { CoverageFilter } from '../../shared/coverage/schema.ts';
import type { ShareOf } from '../../shared/coverage/share.ts';
import type { Kato } from '../../shared/hierarchy/schema.ts';
import { FACILITY_TYPES, GROUPS, MEASURES } from '../../shared/register/schema.ts';
import { facilityRange, type Picture } from '../picture/picture.ts';

const WORKING = STATE_CODES.indexOf('working');

/** Buildings and their learners below a unit; the denominators are those of `shareOf`. */
export function fairnessCell(
  picture: Picture,
  kato: Kato,
  { of, ...filter }: CoverageFilter & { of: ShareOf },
): FairnessCell {
  const { columns } = picture;
  const cell = { kato, buildings: 0, buildingsWorking: 0, learners: 0, learnersWorking: 0, uncounted: 0 };
  const [from, to] = facilityRange(picture, kato) ?? [0, 0];
  const run = columns.sources.length * MEASURES.length;
  const inRun = columns.sources.indexOf(filter.source) * MEASURES.length + MEASURES.indexOf(filter.measure);
  for (let position = from; position < to; position++) {
    const group = GROUPS[columns.group[position] ?? 0] ?? 'unknown';
    if (filter.type !== 'all' && filter.type !== FACILITY_TYPES[columns.type[position] ?? 0]) continue;
    if (filter.group !== 'all' && filter.group !== group) continue;
    if (of === 'required' && !isRequired(group, filter.measure)) continue;
    const code = columns.states[position * run + inRun] ?? 0;
    if (code === 0) continue;
    const works = code === WORKING ? 1 : 0;
    cell.buildings++;
    cell.buildingsWorking += works;
    const learners = picture.facilities[position]?.learners ?? null;
    if (learners === null) cell.uncounted++;
    else {
      cell.learners += learners;
      cell.learnersWorking += works * learners;
    }
  }
  return cell;
}
