import type { ReactElement } from 'react';
import { WhatIf } from './planning/branch/what-if.tsx';
import { Sites } from './planning/location/sites.tsx';
import { TravelPanel } from './planning/travel/travel-panel.tsx';
import { ProgrammePanel } from './plan-programme.tsx';
import type { PlanTab } from './state/view.ts';

/** The tabs of planning, a part a line, in the order in which they stand. */
export const PLAN_PANELS: Record<PlanTab, () => ReactElement> = {
  'what-if': WhatIf,
  sites: Sites,
  programme: ProgrammePanel,
  travel: TravelPanel,
};
