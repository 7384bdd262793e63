import type { Answers } from '../trpc.ts';
import type { Asked } from './use-command.ts';

type Answer = Pick<Answers['operations']['incidents']['command'], 'incident' | 'tasks'>;
/** What can be taken back, by the word that says what was done: `undo.did.<word>`. */
export type Did = 'assigned' | 'closed' | 'detached' | 'reattached' | 'sensitive';
export type Reverse = { did: Did; back: Asked };

/**
 * The command that takes another one back, in the version in which its answer left things: whoever changed them since is in its way.
 * Null for what has none – a note, a step, a claim stand in the log and are answered by another –, and for merging, whose own button
 * asks for both incidents.
 */
export function reverseOf(asked: Asked, answer: Answer, reason: string): Reverse | null {
  const { incident, tasks } = answer;
  switch (asked.type) {
    case 'task.assign': {
      const task = tasks.findLast(({ unitId }) => unitId === asked.unitId);
      return task
        ? {
            did: 'assigned',
            back: { type: 'task.cancel', taskId: task.id, expectedVersion: task.version, reason },
          }
        : null;
    }
    case 'incident.close':
      return incident
        ? { did: 'closed', back: { type: 'incident.reopen', expectedVersion: incident.version, reason } }
        : null;
    case 'incident.detach':
      return {
        did: 'detached',
        back: { type: 'incident.reattach', attachmentId: asked.attachmentId, reason },
      };
    case 'incident.reattach':
      return {
        did: 'reattached',
        back: { type: 'incident.detach', attachmentId: asked.attachmentId, reason },
      };
    case 'incident.edit': {
      const { sensitive } = asked.patch;
      if (sensitive === undefined || Object.keys(asked.patch).length > 1 || !incident) return null;
      return {
        did: 'sensitive',
        back: {
          type: 'incident.edit',
          patch: { sensitive: !sensitive },
          reason,
          expectedVersion: incident.version,
        },
      };
    }
    case 'incident.claim':
    case 'incident.merge':
    case 'incident.note':
    case 'incident.reopen':
    case 'incident.step':
    case 'incident.under_control':
    case 'incident.unmerge':
    case 'task.accept':
    case 'task.cancel':
    case 'task.done':
    case 'task.en_route':
    case 'task.on_scene':
    case 'task.refuse':
    default:
      return null;
  }
}
