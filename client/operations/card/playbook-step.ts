import type { Playbook } from '../../../shared/operations/playbook.ts';

/** A step of a playbook. */
export type PlaybookStep = Playbook['steps'][number];
