import { useQuery } from '@tanstack/react-query';
import type { CoverageFilter } from '../../../shared/coverage/schema.ts';
import type { ShareOf } from '../../../shared/coverage/share.ts';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import { trpc, type Answers } from '../../trpc.ts';

export type Trend = Answers['coverage']['trend'];
export type Fairness = Answers['coverage']['fairness'];
type Question = CoverageFilter & { unit: Kato };

/** Of all sources together, whichever one is chosen: the days are theirs. */
export const useTrend = ({ unit, measure, type, group }: Question, enabled: boolean) =>
  useQuery(trpc.coverage.trend.queryOptions({ unit, measure, type, group }, { enabled }));

export const useFairness = (question: Question & { of: ShareOf }, enabled: boolean) =>
  useQuery(trpc.coverage.fairness.queryOptions(question, { enabled }));
