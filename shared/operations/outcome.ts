import type { ActorRole, IncidentState, TaskState, UnitStatus } from './schema.ts';

/** Why a command was not done. The interface translates the code; the rest tells the person what stands in the way. */
export type Refusal =
  | { code: 'not_permitted'; role: ActorRole }
  | { code: 'not_allowed_in_state'; state: IncidentState | TaskState | UnitStatus }
  /** Somebody was faster: `version` is the present one. `changesSince` says who changed what. */
  | { code: 'changed_meanwhile'; expected: number; version: number }
  | { code: 'nothing_changes' }
  /** The key came before with another command, which may have been carried out. */
  | { code: 'already_sent' }
  | { code: 'unknown_task'; taskId: number }
  | { code: 'not_your_task'; taskId: number }
  | { code: 'not_your_unit'; unitId: number }
  | { code: 'unit_unknown'; unitId: number }
  | { code: 'unit_not_available'; unitId: number; status: UnitStatus }
  | { code: 'unit_has_task'; taskId: number }
  | { code: 'live_tasks'; taskIds: readonly number[] }
  | { code: 'reason_needed' }
  | { code: 'too_many_files'; max: number }
  | { code: 'unknown_file' }
  | { code: 'from_the_future'; happenedAt: number; at: number }
  | { code: 'same_incident' }
  /** `of` is the incident that the command names and its sender did not mean. */
  | { code: 'wrong_incident'; of: number };

/** Done, with the state after it and the log entries that led there – or refused, and nothing changed. */
export type Outcome<State, Entry> =
  | { ok: true; state: State; entries: readonly Entry[] }
  | { ok: false; refusal: Refusal };

export const refuse = (refusal: Refusal): { ok: false; refusal: Refusal } => ({ ok: false, refusal });
