import { TRPCError } from '@trpc/server';
import { parse } from 'csv-parse/sync';
import type { NewWanted } from './store.ts';
import { normalisedPlate } from '../../../shared/ingest/plate.ts';
import {
  caseNumberSchema,
  MOST_WANTED_ROWS,
  vehicleSchema,
  WANTED_DAYS,
  wantedGroundSchema,
  type WantedGround,
  type WantedRow,
} from '../../../shared/ingest/wanted.ts';

/** A line of a pasted list: what it puts on the list, or what is wrong with it. */
export type ReadRow = {
  line: number;
  plate: string;
  wanted: NewWanted | null;
  problem: WantedRow['problem'];
};

const SHOWN = 20;
const HEADER = /^(plate|номер|грнз|нөмір)/i;
/** The first that occurs: a comma may stand in words between semicolons. */
const DELIMITERS = [';', '\t', ','];
const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** The end of a day in Kazakhstan. */
const endOf = (day: string): number => Date.parse(`${day}T23:59:59+05:00`);

/**
 * Reads lines of plate; ground; until; make and colour; number of the case – divided by semicolon, comma or tabulator, with
 * or without a heading.
 * @throws TRPCError BAD_REQUEST for more lines than may be.
 */
export function readRows(
  text: string,
  defaults: { ground: WantedGround; until: Date; nowMs: number },
): ReadRow[] {
  const records = parse(text, {
    delimiter: DELIMITERS.find((mark) => text.includes(mark)) ?? ';',
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    trim: true,
    bom: true,
    info: true,
  }) as unknown as { record: string[]; info: { lines: number } }[];
  const rows = records.filter(({ record }, i) => i > 0 || !HEADER.test(record[0] ?? ''));
  if (rows.length > MOST_WANTED_ROWS)
    throw new TRPCError({ code: 'BAD_REQUEST', message: `text. At most ${MOST_WANTED_ROWS} lines at once` });
  return rows.map(({ record, info }) => rowOf(record, info.lines, defaults));
}

function rowOf(
  [written = '', ground = '', until = '', vehicle = '', caseNumber = '']: readonly string[],
  line: number,
  defaults: { ground: WantedGround; until: Date; nowMs: number },
): ReadRow {
  const plate = normalisedPlate(written);
  const shown = plate ?? written.slice(0, SHOWN);
  const wrong = (problem: WantedRow['problem']): ReadRow => ({ line, plate: shown, wanted: null, problem });
  if (plate === null) return wrong('plate');
  const why = ground === '' ? defaults.ground : wantedGroundSchema.safeParse(ground).data;
  if (why === undefined) return wrong('ground');
  const untilMs = until === '' ? defaults.until.getTime() : DAY.test(until) ? endOf(until) : Number.NaN;
  if (!(untilMs > defaults.nowMs && untilMs <= defaults.nowMs + WANTED_DAYS * 86_400_000))
    return wrong('until');
  if (!vehicleSchema.safeParse(vehicle).success) return wrong('vehicle');
  if (!caseNumberSchema.safeParse(caseNumber).success) return wrong('case');
  return {
    line,
    plate,
    wanted: { plate, ground: why, vehicle, caseNumber, until: new Date(untilMs) },
    problem: null,
  };
}
