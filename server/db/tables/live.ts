import type { Generated } from 'kysely';
import type { Timestamp } from './timestamp.ts';
import type { PositionSource } from '../../../shared/operations/schema.ts';

export type EventStreamTable = { stream: string; seq: number };

/** What happened, in order and without gaps; see event/store.ts. */
export type EventTable = {
  stream: Generated<string>;
  seq: number;
  at: Timestamp;
  kind: string;
  kato: string | null;
  path: string | null;
  object: string;
  version: number | null;
  data: unknown;
  key: string | null;
  /** `site:seq` of an event that another site wrote. */
  origin: string | null;
};

/** A command that was carried out, with its answer; `fingerprint` tells a retry from another use of the same key. */
export type CommandTable = {
  key: string;
  person: string;
  fingerprint: string;
  answer: unknown;
  at: Timestamp;
};

export type IngestDeviceTable = {
  id: Generated<number>;
  /** SHA-256 of the secret, which is shown once and kept nowhere; null for a device that its source names. */
  secret_hash: Buffer | null;
  /** The source that sends for it, and its name there. */
  source_id: number | null;
  external_id: string | null;
  name: string;
  unit_id: number;
  kato: string;
  source: PositionSource;
  enabled: Generated<boolean>;
  created_at: Timestamp;
  created_by: Generated<string>;
  revoked_at: Timestamp | null;
  revoked_by: string | null;
  /** When anything came of it last, a heartbeat too. */
  heard_at: Timestamp | null;
  /** Fixes of it that could not be true. */
  set_aside: Generated<number>;
};

export type IngestRefusedTable = {
  id: Generated<number>;
  /** Null when nobody knows who sent it. */
  source_id: number | null;
  outcome: 'quarantined' | 'refused';
  at: Timestamp;
  address: string;
  reason: string;
  sample: string;
};

export type UnitPositionTable = {
  unit_id: number;
  lon: number;
  lat: number;
  heading_deg: number | null;
  speed_ms: number | null;
  accuracy_m: number | null;
  at: Timestamp;
  received_at: Timestamp;
  source: PositionSource;
};

export type PositionHistoryTable = Omit<UnitPositionTable, 'accuracy_m' | 'received_at'>;
