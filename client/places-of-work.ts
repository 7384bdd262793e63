import type { Action } from '../shared/access/action.ts';
import { mayDo, type SignedIn } from './access/use-me.ts';
import { WORKSPACES, type Workspace } from './state/router.ts';
import { ADMIN_SECTIONS, type AdminSection } from './state/view.ts';

/** What one must be allowed to do, to have work in a section of the administration. */
const SECTION_NEEDS: Readonly<Record<AdminSection, Action>> = {
  imports: 'register.import',
  units: 'units.write',
  playbooks: 'operations.playbooks',
  people: 'access.people',
  notify: 'notify.rules',
  tokens: 'access.tokens',
  sources: 'ingest.sources',
  wanted: 'wanted.read',
  walls: 'wall.control',
  audit: 'audit.read',
};

/** The sections of the administration in which a person has work; the server decides again on every question. */
export const sectionsOf = (me: SignedIn): AdminSection[] =>
  ADMIN_SECTIONS.filter((section) => mayDo(me, SECTION_NEEDS[section]));

const WORKSPACE_NEEDS: Readonly<Record<Workspace, (me: SignedIn) => boolean>> = {
  coverage: (me) => mayDo(me, 'coverage.read'),
  operate: (me) => mayDo(me, 'operations.shared'),
  plan: (me) => mayDo(me, 'planning.read'),
  performance: (me) => mayDo(me, 'operations.read'),
  replay: (me) => mayDo(me, 'operations.sensitive'),
  admin: (me) => sectionsOf(me).length > 0,
  account: () => true,
  remote: (me) => mayDo(me, 'wall.control'),
};

/** The workspaces in which a person has work. */
export const workspacesOf = (me: SignedIn): Workspace[] =>
  WORKSPACES.filter((workspace) => WORKSPACE_NEEDS[workspace](me));
