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
  'published.read',
  'export.read',
  'operations.read',
  'operations.write',
  /** To send a unit. */
  'operations.dispatch',
  /** A caller's name, telephone and address unmasked. */
  'operations.personal-data',
  'operations.playbooks',
  /** To set in what time somebody should be at a place, and how long nobody may be able to. */
  'operations.targets',
  /** To show an object to a neighbouring unit of territory for a time. */
  'operations.share',
  'units.write',
  'positions.read',
  'ingest.write',
  'planning.read',
  'planning.write',
  'warning.read',
  'warning.write',
  /** To administer people and their grants. */
  'access.people',
  'access.tokens',
  'audit.read',
  'audit.export',
  /** To hold personal data beyond its retention, and to release it. */
  'audit.retention',
] as const;

export const actionSchema = z.enum(ACTIONS);
export type Action = z.infer<typeof actionSchema>;
