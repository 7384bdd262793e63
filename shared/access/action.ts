import { z } from 'zod';

/**
 * Everything that somebody may or may not do, `domain.verb`. A procedure, a tile, an export and a live event each name
 * exactly one; what a role may do is `ROLE_ACTIONS`.
 */
export const ACTIONS = [
  // The hierarchy itself: names, codes, boundaries.
  'hierarchy.read',
  'hierarchy.import',
  'register.read',
  'register.edit',
  'register.import',
  'cameras.read',
  /** To look through a camera: bound to a reason, and audited. */
  'cameras.view',
  'coverage.read',
  /** To order that a gap be removed, and to say what becomes of the order. */
  'coverage.prescribe',
  'published.read',
  'export.read',
  'operations.read',
  /** To see what a neighbour has shared with one's unit of territory. */
  'operations.shared',
  /** To see sensitive incidents as any other; without it they are dimmed or hidden by the rule of their category. */
  'operations.sensitive',
  'operations.write',
  /** To send a unit. */
  'operations.dispatch',
  /** A caller's name, telephone and address unmasked. */
  'operations.personal-data',
  'operations.playbooks',
  /** To set how long may be waited for what, in the whole Republic. */
  'operations.limits',
  /** To set in what time somebody should be at a place, and how long nobody may be able to. */
  'operations.targets',
  /** To show an object to a neighbouring unit of territory for a time. */
  'operations.share',
  'units.write',
  'positions.read',
  'ingest.write',
  /** To administer what may send: panels, trackers, detectors. */
  'ingest.sources',
  /** To see which vehicles are looked for, and to put some on that list. */
  'wanted.read',
  'wanted.write',
  /** To see which walls there are and what they show; to compose them and to say what they show. */
  'wall.read',
  'wall.control',
  /** To hold the simulation of the demonstration, or to play it faster. */
  'simulation.control',
  'planning.read',
  'planning.write',
  'warning.read',
  'warning.write',
  /** To administer people and their grants. */
  'access.people',
  /** To say who is notified of what, and how. */
  'notify.rules',
  'access.tokens',
  'audit.read',
  'audit.export',
  /** To hold personal data beyond its retention, and to release it. */
  'audit.retention',
] as const;

export const actionSchema = z.enum(ACTIONS);
export type Action = z.infer<typeof actionSchema>;
