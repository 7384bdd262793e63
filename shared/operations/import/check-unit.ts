import type { Kato } from '../../hierarchy/schema.ts';
import { cellReader, type CellReader, type Cells, type RowCheck } from '../../register/import/cell-reader.ts';
import type { CheckContext } from '../../register/import/check-context.ts';
import { checkPlace } from '../../register/import/check-place.ts';
import { allowedWords, codeOfWord } from '../../register/import/words.ts';
import type { DutyPlan, Equipment, PoliceUnitType } from '../schema.ts';

/** A unit as its row says it; what the file has no column for is null and stays as it is. */
export type UnitRow = {
  callSign: string;
  type: PoliceUnitType;
  kato: Kato;
  lon: number;
  lat: number;
  crewSize: number | null;
  equipment: Equipment[];
  duty: DutyPlan | null;
};

const MAX_CALL_SIGN = 32;
const MAX_CREW = 20;
const MAX_LIST = 500;
const HOURS = /^(\d{1,2}):(\d\d)\s*[-–—]\s*(\d{1,2}):(\d\d)$/;
const DAY_MIN = 1_440;
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

/** Checks one row of a file of units; whether a unit with its call sign is there already only the database knows. */
export function checkUnitRow(cells: Cells, context: CheckContext): RowCheck<UnitRow> {
  const read = cellReader(cells);
  return read.done<UnitRow>({
    callSign: read.needed('call_sign', read.text('call_sign', MAX_CALL_SIGN)),
    type: read.needed('type', read.word('type', 'unitType')),
    ...checkPlace(read, context),
    crewSize: read.whole('crew_size', 1, MAX_CREW),
    equipment: equipmentOf(read),
    duty: dutyOf(read),
  });
}

function equipmentOf(read: CellReader): Equipment[] | undefined {
  const text = read.text('equipment', MAX_LIST);
  if (text === undefined) return undefined;
  const words = (text ?? '').split(/[;,]/).flatMap((word) => word.trim() || []);
  const codes = words.map((word) => codeOfWord('equipment', word));
  const known = codes.filter((code) => code !== undefined);
  return known.length === codes.length
    ? [...new Set(known)]
    : read.error('equipment', 'unknown-word', { allowed: allowedWords('equipment') });
}

function dutyOf(read: CellReader): DutyPlan | null | undefined {
  const hours = read.raw('shift');
  const week = read.raw('shift_days');
  if (hours === '') return week === '' ? null : read.error('shift_days', 'shift-days', {});
  const [all, ...parts] = HOURS.exec(hours) ?? [];
  const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = parts.map(Number);
  const [fromMin, toMin] = [fromHour * 60 + fromMinute, toHour * 60 + toMinute];
  // 24:00 is the midnight at which the day ends.
  if (all === undefined || fromMin >= DAY_MIN || toMin > DAY_MIN || fromMinute > 59 || toMinute > 59)
    return read.error('shift', 'shift-format', {});
  const days = week === '' ? EVERY_DAY : daysOf(week);
  if (days === null) return read.error('shift_days', 'shift-days', {});
  return { kind: 'hours', fromMin, toMin: toMin % DAY_MIN, days };
}

/** Days of the week from `1-5` or `1,3,5`, in order; null when it is neither. */
function daysOf(text: string): number[] | null {
  const days = new Set<number>();
  for (const part of text.split(/[;,]/)) {
    const [, from = '', to = from] = /^\s*([1-7])(?:\s*[-–—]\s*([1-7]))?\s*$/.exec(part) ?? [];
    if (from === '' || to < from) return null;
    for (let day = Number(from); day <= Number(to); day++) days.add(day);
  }
  return [...days].toSorted((a, b) => a - b);
}
