import type { CoverageCell } from '../../../shared/coverage/schema.ts';
import { shareOf, type ShareOf } from '../../../shared/coverage/share.ts';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import type { I18n } from '../../i18n/use-i18n.tsx';

/** A territory of a chart; `share` is null where there is nothing to divide by. */
export type ChartUnit = {
  kato: Kato;
  name: string;
  share: number | null;
  numerator: number;
  denominator: number;
};

/** The children of a unit with their share, the lowest first; those without one stand at the end. */
export function chartUnits(
  cells: readonly (CoverageCell & { kato: Kato })[],
  nameOf: (kato: Kato) => string | undefined,
  of: ShareOf,
): ChartUnit[] {
  return cells
    .map((cell) => ({ kato: cell.kato, name: nameOf(cell.kato) ?? cell.kato, ...shareOf(cell, of) }))
    .sort((a, b) => (a.share ?? 2) - (b.share ?? 2) || b.denominator - a.denominator);
}

type Said = Pick<I18n, 't' | 'number' | 'percent'>;

export const shareText = ({ t, percent }: Said, share: number | null): string =>
  share === null ? t('headline.noData') : percent(share);

export const fractionText = (
  { t, number }: Said,
  { numerator, denominator }: Pick<ChartUnit, 'numerator' | 'denominator'>,
): string => t('headline.fraction', { part: number(numerator), whole: number(denominator) });

/** As many letters as fit beside a chart. */
export const shortened = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
