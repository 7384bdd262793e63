import type { Generated } from 'kysely';
import type { Timestamp } from './timestamp.ts';
import type { DetectorType } from '../../../shared/operations/detector-type.ts';
import type { WantedGround } from '../../../shared/ingest/wanted.ts';
import type { SourceKind } from '../../../shared/ingest/source.ts';
import type { AlarmTables } from './alarms.ts';
import type { SignalWhat } from '../../../shared/alarms/alarm.ts';
import type { AlarmClass } from '../../../shared/alarms/alarm-class.ts';

type IngestSourceTable = {
  id: Generated<number>;
  kind: SourceKind;
  name: string;
  kato: string;
  /** SHA-256 of the secret, which is shown once and kept nowhere; null for kinds that have none. */
  secret_hash: Buffer | null;
  settings: unknown;
  per_minute: number;
  enabled: Generated<boolean>;
  version: Generated<number>;
  created_at: Timestamp;
  created_by: string;
  /** The secret before this one, which is taken as long. */
  previous_hash: Buffer | null;
  previous_until: Timestamp | null;
};

type DetectorTable = {
  id: Generated<number>;
  source_id: number;
  external_id: string;
  type: DetectorType;
  facility_id: number | null;
  camera_id: number | null;
  lon: number | null;
  lat: number | null;
  kato: string;
  /** By a person; else the source named it and what it is. */
  registered: boolean;
  enabled: Generated<boolean>;
  version: Generated<number>;
  created_at: Timestamp;
  last_heard_at: Timestamp | null;
};

type WantedVehicleTable = {
  id: Generated<number>;
  plate: string;
  kato: string;
  ground: WantedGround;
  vehicle: string;
  case_number: string;
  since: Timestamp;
  until: Timestamp;
  entered_by: string;
  entered_at: Timestamp;
  closed_at: Timestamp | null;
  closed_by: string | null;
  closed_reason: string | null;
};

/** One row, which rises with every change of the list. */
type WantedStampTable = { one: Generated<boolean>; change: number };

type IncidentForeignTable = { source_id: number; number: string; incident_id: number; at: Timestamp };

type IngestSourceCountTable = {
  source_id: number;
  last_heard_at: Timestamp;
  accepted: number;
  duplicate: number;
  quarantined: number;
  refused: number;
};

type AlarmAccountTable = {
  id: Generated<number>;
  source_id: number;
  account: string;
  facility_id: number;
  /** The panel's AES key, encrypted with the server's; null for a panel that sends in the clear. */
  sealed_key: Buffer | null;
  supervision_s: number | null;
  enabled: Generated<boolean>;
  version: Generated<number>;
  created_at: Timestamp;
};

type AlarmAccountLineTable = {
  account_id: number;
  last_heard_at: Timestamp | null;
  lost_at: Timestamp | null;
};

type PanelEventTable = {
  id: Generated<number>;
  source_id: number;
  account_id: number | null;
  /** Sequence and check sum: the same again within minutes is a retry. */
  frame: string;
  /** One frame may tell several things; counts from 1. */
  part: number;
  received_at: Timestamp;
  happened_at: Timestamp | null;
  code: string;
  what: SignalWhat;
  class: AlarmClass | null;
  zone: string;
  area: string;
  person: string;
  encrypted: boolean;
  alarm_id: number | null;
  incident_id: number | null;
};

export type IngestTables = AlarmTables & {
  ingest_source: IngestSourceTable;
  ingest_source_count: IngestSourceCountTable;
  detector: DetectorTable;
  wanted_vehicle: WantedVehicleTable;
  wanted_stamp: WantedStampTable;
  incident_foreign: IncidentForeignTable;
  alarm_account: AlarmAccountTable;
  alarm_account_line: AlarmAccountLineTable;
  panel_event: PanelEventTable;
};
