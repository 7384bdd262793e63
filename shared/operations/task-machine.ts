import type { Task, TaskState, UnitStatus } from './schema.ts';

/** What can be asked of a task: the part after the dot of its command. */
export type TaskMove = 'accept' | 'refuse' | 'en_route' | 'on_scene' | 'done' | 'cancel';

/**
 * Where each move leads from each state; a move that is not here is not allowed. A crew may set off, or be there, without
 * having pressed "accept": what happened is recorded and the moment that nobody reported stays unknown.
 */
export const TASK_MOVES: Readonly<Record<TaskState, Readonly<Partial<Record<TaskMove, TaskState>>>>> = {
  assigned: {
    accept: 'accepted',
    refuse: 'refused',
    en_route: 'en_route',
    on_scene: 'on_scene',
    cancel: 'cancelled',
  },
  accepted: { refuse: 'refused', en_route: 'en_route', on_scene: 'on_scene', cancel: 'cancelled' },
  en_route: { refuse: 'refused', on_scene: 'on_scene', cancel: 'cancelled' },
  on_scene: { done: 'done', cancel: 'cancelled' },
  done: {},
  refused: {},
  cancelled: {},
};

/** True while the unit is bound by the task. */
export const isLive = (task: Pick<Task, 'state'>): boolean => Object.keys(TASK_MOVES[task.state]).length > 0;

/** The status of a unit whose task is in a state. */
export const UNIT_STATUS_BY_TASK: Readonly<Record<TaskState, UnitStatus>> = {
  assigned: 'called',
  accepted: 'called',
  en_route: 'en_route',
  on_scene: 'on_scene',
  done: 'free',
  refused: 'free',
  cancelled: 'free',
};

/** Which of a task's moments a state sets. */
const MOMENT: Readonly<Record<TaskState, keyof Task['times']>> = {
  assigned: 'assigned',
  accepted: 'accepted',
  en_route: 'enRoute',
  on_scene: 'onScene',
  done: 'ended',
  refused: 'ended',
  cancelled: 'ended',
};

/** The task after it came to a state at a moment. */
export const taskIn = (task: Task, state: TaskState, happenedAt: number, reason: string): Task => ({
  ...task,
  state,
  stateSince: happenedAt,
  times: { ...task.times, [MOMENT[state]]: happenedAt },
  reason: reason || task.reason,
  version: task.version + 1,
});
