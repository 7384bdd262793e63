import type { Command } from './command.ts';
import type { ActorRole } from './schema.ts';

const DESK: readonly ActorRole[] = ['operator', 'chief'];
const ANYONE: readonly ActorRole[] = ['operator', 'chief', 'crew', 'system'];
/** The desk may say for a crew what the crew says by radio. */
const CREW_OR_DESK: readonly ActorRole[] = ['operator', 'chief', 'crew'];

/** Who may give which command. Territory is checked by the server besides. */
export const PERMITTED: Readonly<Record<Command['type'], readonly ActorRole[]>> = {
  'incident.create': ANYONE,
  'incident.claim': DESK,
  'incident.edit': DESK,
  'incident.note': ANYONE,
  'incident.step': CREW_OR_DESK,
  'incident.attach': ANYONE,
  'incident.detach': DESK,
  'incident.reattach': DESK,
  'incident.under_control': CREW_OR_DESK,
  'incident.close': DESK,
  'incident.reopen': DESK,
  'incident.merge': DESK,
  'incident.unmerge': DESK,
  'task.assign': DESK,
  'task.accept': CREW_OR_DESK,
  'task.refuse': CREW_OR_DESK,
  'task.en_route': CREW_OR_DESK,
  'task.on_scene': CREW_OR_DESK,
  'task.done': CREW_OR_DESK,
  'task.cancel': DESK,
  'unit.status': CREW_OR_DESK,
  'unit.sos': CREW_OR_DESK,
  'unit.sos_acknowledge': DESK,
  'unit.sos_clear': DESK,
};

export const mayGive = (role: ActorRole, command: Command['type']): boolean =>
  PERMITTED[command].includes(role);
