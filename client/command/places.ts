import type { MessageKey } from '../i18n/en.ts';
import type { Workspace } from '../state/router.ts';
import type { AdminSection } from '../state/view.ts';

/**
 * Where a command is of use: a screen, or something that is open on it. `within` is what it lies in; what lies in several
 * screens names them all. The title heads its part of the list of keys.
 */
type PlaceFacts = { title: MessageKey; within: readonly string[] };

export const PLACES = {
  everywhere: { title: 'command.place.everywhere', within: [] },
  'everywhere.tour': { title: 'tour.title', within: ['everywhere'] },
  coverage: { title: 'workspace.coverage', within: ['everywhere'] },
  'coverage.facility': { title: 'command.place.facility', within: ['coverage'] },
  'coverage.gaps': { title: 'command.place.gaps', within: ['coverage'] },
  operate: { title: 'workspace.operate', within: ['everywhere'] },
  'operate.alarms': { title: 'command.place.alarms', within: ['operate'] },
  'operate.shelf': { title: 'command.place.shelf', within: ['operate.alarms'] },
  'operate.card': { title: 'command.place.card', within: ['operate'] },
  'operate.report': { title: 'command.place.report', within: ['operate'] },
  plan: { title: 'workspace.plan', within: ['everywhere'] },
  'plan.branch': { title: 'command.place.branch', within: ['plan'] },
  performance: { title: 'workspace.performance', within: ['everywhere'] },
  replay: { title: 'workspace.replay', within: ['everywhere'] },
  admin: { title: 'workspace.admin', within: ['everywhere'] },
  'admin.imports': { title: 'admin.imports', within: ['admin'] },
  'admin.imports.new': { title: 'imports.new', within: ['admin.imports'] },
  'admin.imports.run': { title: 'command.place.importRun', within: ['admin.imports'] },
  'admin.units': { title: 'admin.units', within: ['admin'] },
  'admin.playbooks': { title: 'admin.playbooks', within: ['admin'] },
  'admin.people': { title: 'admin.people', within: ['admin'] },
  'admin.notify': { title: 'admin.notify', within: ['admin'] },
  'admin.tokens': { title: 'admin.tokens', within: ['admin'] },
  'admin.sources': { title: 'admin.sources', within: ['admin'] },
  'admin.wanted': { title: 'admin.wanted', within: ['admin'] },
  'admin.audit': { title: 'admin.audit', within: ['admin'] },
  account: { title: 'workspace.account', within: ['everywhere'] },
  /** A map and what is drawn on it, on every screen that has one. */
  map: { title: 'command.place.map', within: ['coverage', 'operate', 'plan', 'replay'] },
} as const satisfies Record<Workspace | `admin.${AdminSection}`, PlaceFacts> & Record<string, PlaceFacts>;

export type Place = keyof typeof PLACES;

const facts: Readonly<Record<string, PlaceFacts>> = PLACES;

/** A place and everything that it lies in. */
export function around(place: Place): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (one: string): void => {
    if (found.has(one)) return;
    found.add(one);
    facts[one]?.within.forEach(visit);
  };
  visit(place);
  return found;
}

/** The screen on which somebody is, as a place. */
export const screenPlace = (workspace: Workspace, section: AdminSection): Place =>
  workspace === 'admin' ? `admin.${section}` : workspace;

/** Whether two places can be before a person at one time: one lies in the other, or both on one screen. */
export function areTogether(one: Place, other: Place): boolean {
  const first = around(one);
  const second = around(other);
  if (first.has(other) || second.has(one)) return true;
  return [...first].some((place) => place !== 'everywhere' && place !== 'admin' && second.has(place));
}
