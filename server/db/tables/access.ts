import type { ColumnType, Generated } from 'kysely';
import type { HashedEntry } from '../audit-hash.ts';
import type { Timestamp } from './timestamp.ts';
import type { AuditOutcome } from '../../../shared/access/audit.ts';
import type { Role } from '../../../shared/access/role.ts';

/** Every column but the hash itself is covered by it: SHA-256, 32 bytes, as is `prev_hash`. */
export type AuditEntryTable = Omit<HashedEntry, 'at' | 'outcome'> & {
  at: Timestamp;
  outcome: AuditOutcome;
  hash: Buffer;
};

/** One row: the last entry of the audit. */
export type AuditHeadTable = { entry_id: number; hash: Buffer; at: Timestamp };

export type PersonTable = {
  id: Generated<number>;
  /** Lower case. */
  login: string;
  display_name: string;
  password_hash: string | null;
  /** When a one-time password ends; null for one that the person chose. */
  password_until: Timestamp | null;
  must_change: Generated<boolean>;
  totp_secret: Buffer | null;
  totp_pending: Buffer | null;
  totp_last_step: number | null;
  recovery_hashes: Generated<string[]>;
  demonstration: Generated<boolean>;
  disabled: Generated<boolean>;
  created_at: Timestamp;
  created_by: string;
};

export type AccessGrantTable = {
  id: Generated<number>;
  person_id: number;
  role: Role;
  kato: string;
  valid_from: Timestamp;
  valid_until: Timestamp | null;
  reason: string;
  granted_by: string;
  revoked_at: Timestamp | null;
  revoked_by: string | null;
  revoke_reason: string | null;
  source: Generated<'local' | 'oidc'>;
};

export type PersonIdentityTable = {
  issuer: string;
  subject: string;
  person_id: number;
  created_at: Timestamp;
};

export type ApiTokenTable = {
  id: Generated<number>;
  /** SHA-256. */
  secret_hash: Buffer;
  name: string;
  person_id: number;
  actions: string[];
  kato: string;
  reason: string;
  created_at: Timestamp;
  created_by: string;
  expires_at: Timestamp;
  last_used_at: Timestamp | null;
  revoked_at: Timestamp | null;
  revoked_by: string | null;
};

export type SessionTable = {
  id: Generated<number>;
  /** SHA-256 of the id in the cookie, hexadecimal. */
  id_hash: string;
  /** The one before the last change of the id, good for some seconds for requests that were under way. */
  previous_hash: string | null;
  rotated_at: Timestamp | null;
  /** The id changes with the next request. */
  rotate: Generated<boolean>;
  person_id: number;
  stage: 'totp' | 'change' | 'in';
  created_at: Timestamp;
  last_seen_at: Timestamp;
  expires_at: Timestamp;
  address: string | null;
  user_agent: string | null;
  revoked_at: Timestamp | null;
};

export type SignInAttemptTable = {
  login_hash: string;
  failures: number;
  last_at: Timestamp;
  locked_until: Timestamp | null;
};

export type AccessShareTable = {
  id: Generated<number>;
  object: string;
  kato: string;
  valid_from: Timestamp;
  valid_until: Timestamp;
  reason: string;
  shared_by: string;
  revoked_at: Timestamp | null;
  revoked_by: string | null;
  /** When its end, by hand or by the clock, was told. */
  closed_at: Timestamp | null;
};

/** A hold in force has no `lifted_at`; without object it holds everything. */
export type LegalHoldTable = {
  id: Generated<number>;
  object: string | null;
  reason: string;
  placed_by: string;
  placed_at: Timestamp;
  lifted_by: ColumnType<string | null, string | undefined>;
  lifted_at: ColumnType<Date | null, Date | undefined>;
};
