import { expireCallers } from './store.ts';
import type { PersonalDataHolder } from '../../access/retention/expire.ts';

/** Callers of incidents, from the day on which the incident, or the one it was merged into, was closed. */
export const INCIDENT_CALLERS: PersonalDataHolder = { id: 'incident', rule: 'caller', expire: expireCallers };
