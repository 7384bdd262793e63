import { useQuery } from '@tanstack/react-query';
import type { CoverageFilter } from '../../shared/coverage/schema.ts';
import { COUNTRY_KATO, type Kato } from '../../shared/hierarchy/schema.ts';
import { trpc } from '../trpc.ts';

/** What a roll-up is asked: the filter, and of which unit. */
type Question = CoverageFilter & { unit: Kato };

/** The sources of evidence, for the selector. */
export const useSources = () =>
  useQuery(trpc.coverage.sources.queryOptions(undefined, { staleTime: Infinity }));

/** Counts of a unit, its children and of all six measures; nothing is asked until there is a question. */
export const useRollup = (question: Question | null) =>
  useQuery(
    trpc.coverage.rollup.queryOptions(question ?? NO_QUESTION, {
      enabled: question !== null,
      // Between two measures of one unit the table stays; between units it must not show the old one's figures.
      placeholderData: (before) => (before?.unit.kato === question?.unit ? before : undefined),
    }),
  );

/** The same question to two sources, of a unit and its children; nothing is asked without a second source. */
export const useComparison = (question: Question | null, versus: string | null) =>
  useQuery(
    trpc.coverage.compare.queryOptions(
      { ...(question ?? NO_QUESTION), versus: versus ?? NO_QUESTION.source },
      {
        enabled: question !== null && versus !== null,
        placeholderData: (before) => (before?.unit.kato === question?.unit ? before : undefined),
      },
    ),
  );

const NO_QUESTION: Question = {
  unit: COUNTRY_KATO,
  measure: 'video_link',
  source: 'latest',
  type: 'all',
  group: 'all',
};
