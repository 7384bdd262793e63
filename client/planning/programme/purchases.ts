import type { ProgrammeResult, ProgrammeRow } from './use-programme.ts';
import type { Change } from '../../../shared/planning/branch/change.ts';
import type { Outcome } from '../../../shared/planning/programme/outcome.ts';

/** How many measures a programme buys: each is one change of a branch. */
export const boughtIn = ({ all }: Outcome): number => all.gapsClosed + all.unknownsClosed;

/** What a programme buys, as changes of a branch: of each measure the price that the programme was reckoned with. */
export function equipChanges(
  rows: readonly Pick<ProgrammeRow, 'facility' | 'measures'>[],
  prices: readonly Pick<ProgrammeResult['prices'][number], 'measure' | 'tenge'>[],
): Change[] {
  const tengeOf = new Map(prices.map(({ measure, tenge }) => [measure, tenge]));
  return rows.flatMap(({ facility, measures }) =>
    measures.map((measure): Change => ({
      type: 'equip',
      facility,
      measure,
      costKzt: tengeOf.get(measure) ?? null,
    })),
  );
}
