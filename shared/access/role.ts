import { z } from 'zod';
import { ACTIONS, type Action } from './action.ts';

/** What somebody is in a unit of territory; one person may be several things in several places. */
export const ROLES = [
  'duty_officer',
  'operator',
  'chief',
  'analyst',
  'dispatcher',
  'wall',
  'administrator',
  'auditor',
  'integration',
] as const;

export const roleSchema = z.enum(ROLES);
export type Role = z.infer<typeof roleSchema>;

const SEES = [
  'hierarchy.read',
  'register.read',
  'cameras.read',
  'coverage.read',
  'published.read',
] as const satisfies readonly Action[];
const FOLLOWS = [
  'operations.read',
  'operations.shared',
  'positions.read',
  'warning.read',
] as const satisfies readonly Action[];
const ANSWERS = [
  'operations.sensitive',
  'operations.write',
  'operations.dispatch',
  'operations.personal-data',
  'cameras.view',
] as const satisfies readonly Action[];

/**
 * What each role may do in its territory.
 *
 * - A dispatcher of another service sees the map and the incidents that were shared, no police units and no personal data.
 * - A wall is read from afar by whoever is in the room: no personal data, no sensitive incident but as its category says, no
 *   camera's picture, nothing to write.
 * - An administrator has every action. Nobody grants more than they have, and whoever makes accounts could make themselves
 *   one; so the table says what is true, every use is audited, and the auditor is somebody else.
 * - An integration is a program with a token; the token narrows these further.
 */
export const ROLE_ACTIONS: Readonly<Record<Role, readonly Action[]>> = {
  duty_officer: [
    ...SEES,
    ...FOLLOWS,
    ...ANSWERS,
    'operations.playbooks',
    'operations.share',
    'wanted.read',
    'wanted.write',
    'units.write',
    'warning.write',
    'planning.read',
    'export.read',
    'wall.read',
    'wall.control',
  ],
  operator: [...SEES, ...FOLLOWS, ...ANSWERS, 'wanted.read', 'wall.read'],
  chief: [
    ...SEES,
    ...FOLLOWS,
    'operations.sensitive',
    'cameras.view',
    'operations.playbooks',
    'wanted.read',
    'planning.read',
    'coverage.prescribe',
    'planning.write',
    'export.read',
    'wall.read',
    'wall.control',
  ],
  analyst: [
    ...SEES,
    'operations.read',
    'operations.shared',
    'operations.sensitive',
    'planning.read',
    'export.read',
    'coverage.prescribe',
    'register.edit',
  ],
  dispatcher: ['hierarchy.read', 'operations.shared'],
  wall: [...SEES, ...FOLLOWS, 'wall.read'],
  administrator: ACTIONS,
  auditor: ['hierarchy.read', 'audit.read', 'audit.export'],
  integration: [
    'hierarchy.read',
    'ingest.write',
    'positions.read',
    'operations.read',
    'operations.shared',
    'operations.sensitive',
  ],
};

/** Whether a role has an action, wherever its grant lies. */
export const roleHas = (role: Role, action: Action): boolean => ROLE_ACTIONS[role].includes(action);
