import { sql, type Kysely } from 'kysely';

/** Units that were stood down, who gave and took devices and what is heard of them, reasons of playbooks. PostgreSQL 15 SQL. */
const STATEMENTS = [
  `alter table police_unit add column retired_at timestamptz`,
  // A call sign is free again when its unit is gone.
  `alter table police_unit drop constraint police_unit_kato_call_sign_key`,
  `create unique index police_unit_call_sign on police_unit (kato, call_sign) where retired_at is null`,
  `alter table ingest_device
    add column created_by text not null default 'system',
    add column revoked_at timestamptz,
    add column revoked_by text,
    add column heard_at timestamptz,
    add column set_aside bigint not null default 0`,
  `create index ingest_device_unit on ingest_device (unit_id, id)`,
  `alter table playbook_version add column reason text not null default ''`,
];

/** @public called by the Migrator */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}
