import type { ReactElement } from 'react';
import { WhatIf } from './planning/branch/what-if.tsx';
import { SitesTab } from './planning/sites-tab.tsx';
import { TravelPanel } from './planning/travel/travel-panel.tsx';
import { ProgrammePanel } from './plan-programme.tsx';
import type { PlanTab } from './state/view.ts';

/** The tabs of planning, a part a line, in the order in which they stand. */
export const PLAN_PANELS: Record<PlanTab, () => ReactElement> = {
  'what-if': WhatIf,
  sites: SitesTab,
  programme: ProgrammePanel,
  travel: TravelPanel,
};
