import { expireAttachments } from './attachment/store.ts';
import { expireCallers } from './store.ts';
import type { PersonalDataHolder } from '../../access/retention/expire.ts';

/** Callers of incidents, from the day on which the incident, or the one it was merged into, was closed. */
export const INCIDENT_CALLERS: PersonalDataHolder = { id: 'incident', rule: 'caller', expire: expireCallers };

/** Content and names of incidents' files, under the same rule: a photograph shows people, a recording has their voice. */
export const INCIDENT_FILES: PersonalDataHolder = {
  id: 'attachment',
  rule: 'caller',
  expire: expireAttachments,
};
