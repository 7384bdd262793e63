import type { PersonalDataHolder } from './access/retention/expire.ts';
import { FOREIGN_CALLERS } from './operations/history/import/work.ts';
import { INCIDENT_CALLERS, INCIDENT_FILES } from './operations/incident/expire.ts';

/** Every table that holds personal data of callers; the domain that owns one adds it here, or it is kept for ever. */
export const HOLDERS: readonly PersonalDataHolder[] = [INCIDENT_CALLERS, INCIDENT_FILES, FOREIGN_CALLERS];
