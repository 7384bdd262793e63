import type { Playbook, UnitNeed } from './playbook.ts';
import type { Incident } from './schema.ts';

/** Whom to send to an incident whose category has no playbook: anybody who patrols. */
const DEFAULT_NEED: readonly UnitNeed[] = [
  { types: ['patrol_car', 'foot_patrol', 'duty_group'], count: 1, equipment: [] },
];

/** Whom an incident needs: its playbook says, and none may be the answer. */
export const needOf = (playbook: Playbook | null): readonly UnitNeed[] => playbook?.need ?? DEFAULT_NEED;

/**
 * Steps that closing asks for and nobody has marked, in the playbook's order. They warn the person who closes; the
 * machine does not refuse, because a life may hang on ending an incident whose paper is not in order.
 */
export const missingForClose = (playbook: Playbook, incident: Pick<Incident, 'steps'>): string[] =>
  playbook.steps
    .map((step) => step.id)
    .filter((id) => playbook.close.steps.includes(id) && incident.steps[id]?.state !== 'done');
