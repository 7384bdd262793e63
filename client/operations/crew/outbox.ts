import { z } from 'zod';
import { crewCommandSchema, type CrewSaying } from '../../../shared/operations/crew.ts';
import type { TaskState } from '../../../shared/operations/schema.ts';
import { TASK_MOVES, type TaskMove } from '../../../shared/operations/task-machine.ts';

const messageSchema = crewCommandSchema.omit({ secret: true });
/** What the crew said, when by its own clock, under a key that makes it act once. */
export type CrewMessage = z.infer<typeof messageSchema>;

/** The part of `localStorage` that is used. */
type Store = Pick<Storage, 'getItem' | 'setItem'>;

/** Takes a message to the server: it has it, it says no, or nobody answered. */
export type Deliver = (message: CrewMessage) => Promise<'taken' | 'unreachable' | { refused: string }>;

/**
 * The box of a link in the store of a browser. A telephone that goes from one crew to another keeps what each said apart: a
 * call for help under another's link would be another crew's. Of the secret it holds no more than tells two links apart.
 */
export const boxOf = (secret: string): string => `sholu-crew-outbox-${secret.slice(-6)}`;

/** Reads what still waits; a store that holds anything else holds nothing. */
export function waiting(store: Store, box: string): CrewMessage[] {
  try {
    return z.array(messageSchema).parse(JSON.parse(store.getItem(box) ?? '[]'));
  } catch {
    return [];
  }
}

/** Puts a message behind the others. */
export const post = (store: Store, box: string, message: CrewMessage): void =>
  store.setItem(box, JSON.stringify([...waiting(store, box), message]));

/**
 * Delivers what waits, one after the other in the order it was said, and stops at the first that nobody answers. What the
 * server refuses leaves the box as well: it would be refused for ever.
 * @returns why messages were refused.
 */
export async function deliverAll(store: Store, box: string, deliver: Deliver): Promise<string[]> {
  const refused: string[] = [];
  for (let [first] = waiting(store, box); first; [first] = waiting(store, box)) {
    const { key } = first;
    const outcome = await deliver(first);
    if (outcome === 'unreachable') break;
    if (outcome !== 'taken') refused.push(outcome.refused);
    // Read anew: something may have been said meanwhile.
    store.setItem(box, JSON.stringify(waiting(store, box).filter((one) => one.key !== key)));
  }
  return refused;
}

const MOVE: Readonly<Partial<Record<CrewSaying['type'], TaskMove>>> = {
  'task.accept': 'accept',
  'task.refuse': 'refuse',
  'task.en_route': 'en_route',
  'task.on_scene': 'on_scene',
  'task.done': 'done',
};

/** The state in which a task will be when everything that waits has arrived. */
export function stateAfter(
  task: { id: number; state: TaskState },
  messages: readonly CrewMessage[],
): TaskState {
  return messages.reduce((state, { command }) => {
    const move = 'taskId' in command && command.taskId === task.id ? MOVE[command.type] : undefined;
    return (move && TASK_MOVES[state][move]) ?? state;
  }, task.state);
}
