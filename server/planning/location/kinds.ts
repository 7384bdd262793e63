import type { PlanJobs } from './jobs.ts';
import type {
  CameraSitingAnswer,
  CameraSitingQuestion,
} from '../../../shared/planning/camera-siting/schema.ts';
import type { LocationAnswer, LocationQuestion } from '../../../shared/planning/location/schema.ts';

/** What is reckoned in the background: where posts are best, and where cameras. */
export type LocationJobs = PlanJobs<LocationQuestion, LocationAnswer>;
export type CameraSitingJobs = PlanJobs<CameraSitingQuestion, CameraSitingAnswer>;
