import { isTooMuch, measuredFigures, type BackwardsRow, type FigureRow } from './store.ts';
import { refuse } from '../../refused.ts';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import { childrenOf, isWithin } from '../../../shared/hierarchy/tree.ts';
import { figuresBy, publishable, type Figures } from '../../../shared/operations/metrics.ts';
import type { Db } from '../../db/schema.ts';
import type { Picture } from '../../picture/picture.ts';
import { katosBelow } from '../viewer.ts';

/** Figures of a group and its name: a KATO code, a category, an hour of the day. */
export type Group = { key: string; figures: Figures };

/** How long the answers to a territory's reports took, in all and by group. A group of too few has no values. */
export type Performance = {
  /** Incidents of the period; those merged into another are counted there. */
  incidents: number;
  all: Figures;
  territories: Group[];
  categories: Group[];
  /** Of the hours in which something was reported, 0 to 23 in Kazakhstan. */
  hours: Group[];
  /** Clocks that run backwards: no figure counts them, and here they are. */
  backwards: { n: number; rows: BackwardsRow[] };
};

/** @throws TRPCError PAYLOAD_TOO_LARGE when there is more to count than one answer may take. */
export async function performanceOf(
  { db, picture }: { db: Db; picture: Picture },
  question: { unit: number; fromMs: number; toMs: number; category: string | null },
): Promise<Performance> {
  const { unit, ...period } = question;
  try {
    const { incidents, rows, backwards } = await measuredFigures(db, {
      ...period,
      places: placesOf(picture, unit),
    });
    const isOf = (row: FigureRow, by: 'territory' | 'category' | 'hour' | null): boolean =>
      (['territory', 'category', 'hour'] as const).every((key) => (row[key] !== null) === (key === by));
    const groups = (by: 'territory' | 'category' | 'hour'): Group[] => {
      const mine = rows.filter((row) => isOf(row, by));
      const keys = new Set(mine.map((row) => String(row[by])));
      return Array.from(keys, (key) => ({
        key,
        figures: figuresOf(mine.filter((row) => String(row[by]) === key)),
      }));
    };
    return {
      incidents,
      all: figuresOf(rows.filter((row) => isOf(row, null))),
      territories: groups('territory'),
      categories: groups('category'),
      hours: groups('hour').sort((a, b) => Number(a.key) - Number(b.key)),
      backwards,
    };
  } catch (error) {
    if (isTooMuch(error))
      throw refuse(
        'PAYLOAD_TOO_LARGE',
        'too_much_to_count',
        'There is too much to count: take a shorter period or a smaller territory',
      );
    throw error;
  }
}

const figuresOf = (rows: readonly FigureRow[]): Figures =>
  figuresBy((metric) => {
    const row = rows.find((one) => one.metric === metric);
    return row
      ? publishable({ n: row.n, medianS: row.medianS, p90S: row.p90S })
      : { n: 0, medianS: null, p90S: null };
  });

/** Every unit below, counted in the child it lies in; the unit itself in itself. */
function placesOf(picture: Picture, unit: number): { kato: Kato; group: Kato }[] {
  const { tree } = picture;
  const own = tree.units[unit]?.kato ?? '';
  const children = childrenOf(tree, own);
  return katosBelow(picture, unit).map((kato) => ({
    kato,
    group: children.find((child) => isWithin(tree, kato, child.kato))?.kato ?? own,
  }));
}
