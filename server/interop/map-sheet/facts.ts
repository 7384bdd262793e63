import type { MapSheetQuestion } from './question.ts';
import { frameOnGround, type Sheet } from '../../../shared/geometry/print-frame.ts';
import { areaOfText, MOST_PLACES } from '../../../shared/geometry/area.ts';
import { insideOf } from '../../../shared/geometry/inside.ts';
import type { WithinKind } from '../../../shared/operations/within.ts';
import type { Db } from '../../db/schema.ts';
import type { Asked } from '../../http/routes.ts';
import { findWithin } from '../../operations/within/within.ts';

/** As many of one kind as a sheet shows; the rest is counted. */
const MOST_DRAWN = 2_000;

/** Something on the sheet. */
export type Mark = { kind: WithinKind; lon: number; lat: number; label: string };

export type SheetFacts = {
  sheet: Sheet;
  marks: Mark[];
  counts: readonly { kind: WithinKind; n: number; drawn: number }[];
  isDemonstration: boolean;
  asOfMs: number;
};

export const sheetOf = ({ lon, lat, scale, paper, orientation }: MapSheetQuestion): Sheet => ({
  middle: [lon, lat],
  scale,
  paper,
  orientation,
});

/** What of the asked kinds lies on the sheet and may be seen by whoever asks. */
export async function sheetFacts(db: Db, asked: Asked, question: MapSheetQuestion): Promise<SheetFacts> {
  const sheet = sheetOf(question);
  const inside = insideOf({ path: frameOnGround(sheet).slice(0, MOST_PLACES), isClosed: true, radiusM: 0 });
  const viewer = { ...asked, db, at: Date.now() };
  const marks: Mark[] = [];
  const counts: { kind: WithinKind; n: number; drawn: number }[] = [];
  let isDemonstration = false;
  for (const kind of question.show) {
    const found = await findWithin(viewer, inside, { kind, from: 0, limit: MOST_DRAWN });
    const n = found.counts[kind];
    if (n === null) continue;
    counts.push({ kind, n, drawn: found.page.rows.length });
    for (const row of found.page.rows) {
      const { lon, lat } = row;
      const label =
        'name' in row
          ? row.name[question.lang]
          : 'callSign' in row
            ? row.callSign
            : 'number' in row
              ? row.number
              : '';
      marks.push({ kind, lon, lat, label });
      isDemonstration ||= 'demonstration' in row && row.demonstration;
    }
    // Cameras say it of their territories.
    isDemonstration ||= kind === 'cameras' && n > 0 && asked.picture.demonstrationCameras.size > 0;
  }
  return { sheet, marks, counts, isDemonstration, asOfMs: viewer.at };
}

export const drawnArea = ({ area }: MapSheetQuestion) => (area === undefined ? null : areaOfText(area));
