import type { ColumnType, Generated } from 'kysely';
import type { Timestamp } from './timestamp.ts';

/** JSON that is written as text and read as whatever it is; its domain knows. */
type Json = ColumnType<unknown, string, string>;

type WallLayoutTable = {
  id: Generated<number>;
  kato: string;
  facts: Json;
  version: Generated<number>;
  updated_by: string;
  updated_at: Timestamp;
};

type WallTable = {
  id: Generated<number>;
  kato: string;
  facts: Json;
  state: Json;
  version: Generated<number>;
  demonstration: Generated<boolean>;
  updated_by: string;
  updated_at: Timestamp;
};

type WallHeardTable = { wall_id: number; position: number; at: Timestamp; showing: Json };

type WallPairingTable = {
  id: Generated<number>;
  code_hash: Buffer;
  secret_hash: Buffer;
  address: string | null;
  created_at: Timestamp;
  expires_at: Timestamp;
  wall_id: number | null;
  position: number | null;
  person_id: number | null;
  claimed_by: string | null;
  claimed_at: Timestamp | null;
  consumed_at: Timestamp | null;
  revoked_at: Timestamp | null;
};

export type WallTables = {
  wall_layout: WallLayoutTable;
  wall: WallTable;
  wall_heard: WallHeardTable;
  wall_pairing: WallPairingTable;
};
