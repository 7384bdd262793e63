import { useQuery } from '@tanstack/react-query';
import { create } from 'zustand';
import type { Sight, Target } from '../../../shared/planning/camera-siting/schema.ts';
import { trpc, type Answers } from '../../trpc.ts';
import { FOLLOWED } from '../job.ts';
import type { Place } from '../picked/picking.ts';
import { LENS_NAMES, LENS_PRESETS, type LensName } from './lens-presets.ts';

export type LensForm = { isOn: boolean; fovDeg: string; widthPx: string; costKzt: string };
export type DemandForm = { isOn: boolean; sight: Sight; cameras: '1' | '2' | '3'; weight: string };

/** What is asked of the solver, as it is typed: numbers are texts. */
export type SitingForm = {
  facilities: 'gaps' | 'chosen';
  /** How many of those with a gap in video. */
  most: string;
  chosen: readonly number[];
  poles: 'around' | 'chosen';
  each: string;
  offsetM: string;
  points: readonly Place[];
  heightM: string;
  mounts: '1' | '2' | '3';
  azimuthStepDeg: '15' | '30' | '45' | '90';
  lenses: Readonly<Record<LensName, LensForm>>;
  demand: Readonly<Record<Target, DemandForm>>;
  existing: 'count' | 'ignore';
  limit: 'number' | 'budget';
  number: string;
  budgetKzt: string;
  timeLimitS: string;
};

type SitingState = {
  form: SitingForm;
  /** The job that is followed; it goes on while another tab is open. */
  job: string | null;
  /** The camera that is taken hold of, by its key. */
  chosen: string | null;
};

const lensForm = (name: LensName): LensForm => {
  const { isOn, fovDeg, widthPx, costKzt } = LENS_PRESETS[name];
  return { isOn, fovDeg: String(fovDeg), widthPx: String(widthPx), costKzt: String(costKzt) };
};

export const useSiting = create<SitingState>(() => ({
  form: {
    facilities: 'gaps',
    most: '10',
    chosen: [],
    poles: 'around',
    each: '8',
    offsetM: '8',
    points: [],
    heightM: '5',
    mounts: '1',
    azimuthStepDeg: '30',
    lenses: Object.fromEntries(LENS_NAMES.map((name) => [name, lensForm(name)])) as Record<
      LensName,
      LensForm
    >,
    demand: {
      entrance: { isOn: true, sight: 'recognise', cameras: '1', weight: '3' },
      perimeter: { isOn: true, sight: 'detect', cameras: '1', weight: '1' },
      incident: { isOn: false, sight: 'observe', cameras: '1', weight: '1' },
    },
    existing: 'count',
    limit: 'number',
    number: '20',
    budgetKzt: '5000000',
    timeLimitS: '30',
  },
  job: null,
  chosen: null,
}));

export type SitingJob = Answers['planning']['cameraSiting']['status'];

/** Follows a job until it has ended. */
export const useSitingJob = (id: string | null) =>
  useQuery(
    trpc.planning.cameraSiting.status.queryOptions({ id: id ?? '' }, { enabled: id !== null, ...FOLLOWED }),
  );
