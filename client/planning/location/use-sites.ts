import { useQuery } from '@tanstack/react-query';
import { create } from 'zustand';
import type { LocationAnswer, LocationModel } from '../../../shared/planning/location/schema.ts';
import type { Hours } from '../../../shared/operations/eta.ts';
import { trpc, type Answers } from '../../trpc.ts';
import { FOLLOWED } from '../job.ts';
import type { Place } from '../picked/picking.ts';

/** What is asked of the solver, as it is typed: numbers are texts. */
export type SitesForm = {
  model: LocationModel;
  candidates: 'settlements' | 'facilities' | 'hexagons' | 'posts' | 'chosen';
  /** Candidates that are chosen by hand. */
  points: readonly Place[];
  posts: 'fixed' | 'moveable' | 'ignored';
  weight: 'pupils' | 'places' | 'population' | 'incidents';
  hours: Hours;
  urban: string;
  rural: string;
  limit: 'number' | 'budget';
  number: string;
  budgetKzt: string;
  costKzt: string;
  /** Share of their time that units are busy, per cent. */
  busy: string;
};

type SitesState = {
  form: SitesForm;
  /** The job that is followed; it goes on while another tab is open. */
  job: string | null;
  /** The last answer, which the map draws. */
  answer: LocationAnswer | null;
  /** Of that answer; 0 before the first. */
  revision: number;
  /** Keys of the post that is chosen and of the one that is looked at: its lines are lit. */
  chosen: string | null;
  hovered: string | null;
  /** Whether lines say who would come, and whether what draws them could not be fetched. */
  hasWays: boolean;
  isWaysLost: boolean;
};

export const useSites = create<SitesState>(() => ({
  form: {
    model: 'maximal_covering',
    candidates: 'settlements',
    points: [],
    posts: 'fixed',
    weight: 'pupils',
    hours: 'day',
    urban: '7',
    rural: '20',
    limit: 'number',
    number: '5',
    budgetKzt: '100000000',
    costKzt: '20000000',
    busy: '30',
  },
  job: null,
  answer: null,
  revision: 0,
  chosen: null,
  hovered: null,
  hasWays: true,
  isWaysLost: false,
}));

export type Job = Answers['planning']['location']['status'];

/** Follows a job until it has ended. */
export const useJob = (id: string | null) =>
  useQuery(
    trpc.planning.location.status.queryOptions({ id: id ?? '' }, { enabled: id !== null, ...FOLLOWED }),
  );
