import type { ComponentType } from 'react';
import type { PlanTab } from './state/view.ts';
import { later } from './ui/later.tsx';

/** The tabs of planning, a part a line, in the order in which they stand. */
export const PLAN_PANELS: Record<PlanTab, ComponentType> = {
  'what-if': later(async () => (await import('./planning/branch/what-if.tsx')).WhatIf),
  sites: later(async () => (await import('./planning/sites-tab.tsx')).SitesTab),
  programme: later(async () => (await import('./plan-programme.tsx')).ProgrammePanel),
  travel: later(async () => (await import('./planning/travel/travel-panel.tsx')).TravelPanel),
};
