import type { PlanJobs } from './jobs.ts';
import type {
  CameraSitingAnswer,
  CameraSitingQuestion,
} from '../../../shared/planning/camera-siting/schema.ts';
import type { LocationAnswer, LocationQuestion } from '../../../shared/planning/location/schema.ts';
import type { Ways } from '../../../shared/planning/location/ways.ts';

/** An answer with its ways, which a screen asks for by themselves: they are a hundred times as long. */
export type WholeLocationAnswer = LocationAnswer & { ways: Ways };

/** What is reckoned in the background: where posts are best, and where cameras. */
export type LocationJobs = PlanJobs<LocationQuestion, WholeLocationAnswer>;
export type CameraSitingJobs = PlanJobs<CameraSitingQuestion, CameraSitingAnswer>;
