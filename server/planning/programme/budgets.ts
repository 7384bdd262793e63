import type { Kato, Name } from '../../../shared/hierarchy/schema.ts';
import { PUBLISHED_SOURCES } from '../../../shared/published/source.ts';
import { findUnitsOfPublishedRow } from '../../../shared/published/units.ts';
import type { Db } from '../../db/schema.ts';
import type { Picture } from '../../picture/picture.ts';
import { publishedBudgets } from '../../published/store.ts';

/** A published budget that may be taken as the budget of a year. */
export type BudgetChoice = {
  /** The region as the document prints it; `all` is the sum of those that it names. */
  region: string;
  name: Name | null;
  tenge: number;
  /** It is the budget of the unit that is planned for. */
  own: boolean;
};

export type BudgetChoices = { source: { title: Name; asOf: string } | null; choices: BudgetChoice[] };

/**
 * What the Government said was allotted in 2021, by region. The document is public, so a region that it leaves out may plan
 * with the budget of another; regions are those of 2021, before Abai, Jetisu and Ulytau.
 */
export async function budgetChoices(db: Db, { tree }: Picture, unit: Kato): Promise<BudgetChoices> {
  const rows = await publishedBudgets(db);
  const [first] = rows;
  if (!first) return { source: null, choices: [] };
  const regions = rows.map(({ unit: region, tenge }): BudgetChoice => {
    const [kato] = findUnitsOfPublishedRow('region', region) ?? [];
    const known = tree.units[tree.indexOf.get(kato ?? '') ?? -1];
    return { region, name: known?.name ?? null, tenge, own: kato === unit };
  });
  const root = tree.units[0];
  const all: BudgetChoice = {
    region: 'all',
    name: null,
    tenge: rows.reduce((sum, { tenge }) => sum + tenge, 0),
    own: root?.kato === unit,
  };
  const source = PUBLISHED_SOURCES.find(({ id }) => id === first.source);
  return {
    source: source ? { title: source.title, asOf: source.asOf } : null,
    choices: [...regions, all].toSorted((a, b) => Number(b.own) - Number(a.own) || b.tenge - a.tenge),
  };
}
