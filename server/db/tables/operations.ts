import type { Generated } from 'kysely';
import type { Timestamp } from './timestamp.ts';
import type { PlaceSpeed } from '../../../shared/operations/eta.ts';
import type { PlaceCategory } from '../../../shared/operations/void-rule.ts';

type IncidentCounterTable = { centre: string; year: number; last: number };

/** `data` is the whole incident as `incidentSchema` reads it. */
type IncidentTable = {
  id: number;
  number: string;
  kato: string;
  state: string;
  facility_id: number | null;
  received_at: Timestamp;
  closed_at: Timestamp | null;
  data: unknown;
};

type IncidentLogTable = { incident_id: number; seq: number; entry: unknown };

type PoliceUnitTable = {
  id: Generated<number>;
  kato: string;
  call_sign: string;
  demonstration: boolean;
  data: unknown;
  retired_at: Timestamp | null;
};

type PoliceUnitLogTable = { unit_id: number; seq: number; entry: unknown };

type TaskTable = {
  id: number;
  incident_id: number;
  unit_id: number;
  state: string;
  assigned_at: Timestamp;
  /** When it was marked as not accepted in time. */
  escalated_at: Timestamp | null;
  data: unknown;
};

type PlaybookVersionTable = {
  id: string;
  version: number;
  data: unknown;
  author: string;
  at: Timestamp;
  reason: string;
};

type AttachmentTable = {
  id: string;
  incident_id: number;
  type: string;
  bytes: number;
  sha256: Buffer;
  at: Generated<Timestamp>;
  actor: string;
  expired_at: Timestamp | null;
};

/** A piece of a file's content; `n` counts from 0. */
type AttachmentChunkTable = { attachment_id: string; n: number; data: Buffer };

type VoidRuleTable = {
  category: PlaceCategory;
  kind: PlaceSpeed;
  target_s: number;
  alarm_after_s: number | null;
};

/** `since` is null while the place is reached. */
type VoidPlaceTable = { place: string; since: Timestamp | null };

type VoidAlarmTable = {
  id: Generated<number>;
  kato: string;
  raised_at: Timestamp;
  since: Timestamp;
  /** Places at the moment it was raised, the longest unreached first. */
  places: unknown;
  /** The most places that it had at once. */
  most: number;
  closed_at: Timestamp | null;
};

export type OperationsTables = {
  incident_counter: IncidentCounterTable;
  incident: IncidentTable;
  incident_log: IncidentLogTable;
  police_unit: PoliceUnitTable;
  police_unit_log: PoliceUnitLogTable;
  task: TaskTable;
  playbook_version: PlaybookVersionTable;
  attachment: AttachmentTable;
  attachment_chunk: AttachmentChunkTable;
  void_rule: VoidRuleTable;
  void_place: VoidPlaceTable;
  void_alarm: VoidAlarmTable;
};
