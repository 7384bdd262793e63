import type { Row, RouteRow } from './access-matrix.fixture.ts';
import { PLANNING_BRANCH_MATRIX, PLANNING_BRANCH_ROUTES } from './access-matrix-planning-branch.fixture.ts';
import { PLANNING_LOCATION_MATRIX } from './access-matrix-planning-location.fixture.ts';
import {
  PLANNING_PROGRAMME_MATRIX,
  PLANNING_PROGRAMME_ROUTES,
} from './access-matrix-planning-programme.fixture.ts';
import { PLANNING_TRAVEL_MATRIX } from './access-matrix-planning-travel.fixture.ts';

/** What each role may do of planning, part by part. */
export const PLANNING_MATRIX: Readonly<Record<string, Row>> = {
  ...PLANNING_BRANCH_MATRIX,
  ...PLANNING_LOCATION_MATRIX,
  ...PLANNING_PROGRAMME_MATRIX,
  ...PLANNING_TRAVEL_MATRIX,
};

export const PLANNING_ROUTES: Readonly<Record<string, RouteRow>> = {
  ...PLANNING_BRANCH_ROUTES,
  ...PLANNING_PROGRAMME_ROUTES,
};
