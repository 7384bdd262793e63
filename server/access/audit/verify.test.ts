import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { auditHead } from './store.ts';
import { verifyAndNote, verifyChain } from './verify.ts';
import { anchorText, parseAnchor, type Anchor } from '../../../shared/access/anchor.ts';
import { hashOfEntry } from '../../db/audit-hash.ts';
import { createTestDatabase, type TestDatabase } from '../../db/test-database.ts';
import { note } from '../../db/write.ts';

let test: TestDatabase;
let anchor: Anchor;
const ENTRIES = 20;

beforeAll(async () => void (test = await createTestDatabase()));
afterAll(() => test.drop());
beforeEach(async () => {
  for (let i = 1; i <= ENTRIES; i += 1)
    await note(test.db, {
      actor: `person:${i}`,
      action: 'camera.view',
      object: `camera:${i}`,
      after: { lux: i / 7 },
    });
  const { id, hash } = await auditHead(test.db);
  anchor = { id, hash: hash.toString('hex') };
});
afterEach(() =>
  tampering(
    `delete from audit_entry`,
    `update audit_head set entry_id = 0, hash = decode(repeat('00', 32), 'hex')`,
  ),
);

/** What a superuser can do who switches the triggers off. */
async function tampering(...statements: string[]): Promise<void> {
  const client = await test.pool.connect();
  try {
    await client.query(`set session_replication_role = replica`);
    for (const statement of statements) await client.query(statement);
    await client.query(`reset session_replication_role`);
  } finally {
    client.release();
  }
}

describe('a whole chain', () => {
  it('verifies from the first entry, from a later one, and against an anchor', async () => {
    const whole = { head: anchor, broken: null };
    await expect(verifyChain(test.db)).resolves.toEqual({ ...whole, entries: ENTRIES });
    await expect(verifyChain(test.db, { from: 15 })).resolves.toEqual({ ...whole, entries: 6 });
    await expect(verifyChain(test.db, { anchor })).resolves.toMatchObject(whole);
    await note(test.db, { actor: 'person:1', action: 'audit.export' });
    await expect(verifyChain(test.db, { anchor })).resolves.toMatchObject({ entries: 21, broken: null });
  });

  it('verifies when it is empty', async () => {
    await tampering(
      `delete from audit_entry`,
      `update audit_head set entry_id = 0, hash = decode(repeat('00', 32), 'hex')`,
    );
    await expect(verifyChain(test.db)).resolves.toMatchObject({ entries: 0, head: { id: 0 }, broken: null });
  });

  it('verifies while others append', async () => {
    const appended = Array.from({ length: 50 }, () => note(test.db, { actor: 'p', action: 'camera.view' }));
    const found = await Promise.all(Array.from({ length: 5 }, () => verifyChain(test.db)));
    await Promise.all(appended);
    expect(found.map(({ broken }) => broken)).toEqual([null, null, null, null, null]);
  });
});

describe('one flipped byte is found, by the number of its entry', () => {
  it.each([
    ['the time', `at = at + interval '1 millisecond'`],
    ['the person', `actor = 'person:0'`],
    ['the action', `action = 'camera.viev'`],
    ['the object', `object = 'camera:0'`],
    ['the note', `note = ''`],
    ['the state before', `before = 'null'::jsonb || '[]'`],
    ['the state after', `after = jsonb_set(after, '{lux}', '1.0000001')`],
    ['the address', `address = '10.0.0.8'`],
    ['the territory', `kato = '750000000'`],
    ['the outcome', `outcome = 'denied'`],
    ['the hash', `hash = set_byte(hash, 31, get_byte(hash, 31) # 1)`],
  ])('in %s', async (_, change) => {
    await tampering(`update audit_entry set ${change} where id = 7`);
    const { entries, head, broken } = await verifyChain(test.db);
    expect([entries, head.id, broken?.id, broken?.what]).toEqual([6, 6, 7, 'hash']);
    await expect(verifyChain(test.db, { from: 8 })).resolves.toMatchObject({
      broken: change.startsWith('hash') ? { id: 8, what: 'prev' } : null,
    });
  });

  it('in the hash of the entry before', async () => {
    await tampering(
      `update audit_entry set prev_hash = set_byte(prev_hash, 0, get_byte(prev_hash, 0) # 1) where id = 7`,
    );
    await expect(verifyChain(test.db)).resolves.toMatchObject({ broken: { id: 7, what: 'prev' } });
  });
});

describe('found, too, is', () => {
  it('an entry that was changed and hashed anew: the next one does not follow it', async () => {
    const entry = await test.db
      .selectFrom('audit_entry')
      .selectAll()
      .where('id', '=', 7)
      .executeTakeFirstOrThrow();
    const hash = hashOfEntry({ ...entry, actor: 'person:0' }).toString('hex');
    await tampering(
      `update audit_entry set actor = 'person:0', hash = decode('${hash}', 'hex') where id = 7`,
    );
    await expect(verifyChain(test.db)).resolves.toMatchObject({
      entries: 7,
      broken: { id: 8, what: 'prev' },
    });
  });

  it('a deletion in the middle, with the numbers that are missing', async () => {
    await tampering(`delete from audit_entry where id in (7, 8)`);
    const { broken } = await verifyChain(test.db);
    expect(broken).toEqual({ id: 9, what: 'gap', message: 'entries 7 to 8 before entry 9 are missing' });
  });

  it('a deletion of the first entries', async () => {
    await tampering(`delete from audit_entry where id <= 3`);
    await expect(verifyChain(test.db)).resolves.toMatchObject({ entries: 0, broken: { id: 4, what: 'gap' } });
  });

  it('two entries that were swapped', async () => {
    await tampering(
      `update audit_entry set id = -5 where id = 5`,
      `update audit_entry set id = 5 where id = 12`,
      `update audit_entry set id = 12 where id = -5`,
    );
    await expect(verifyChain(test.db)).resolves.toMatchObject({
      entries: 4,
      broken: { id: 5, what: 'prev' },
    });
  });

  it('a deletion of the last entries, by the head', async () => {
    await tampering(`delete from audit_entry where id > 18`);
    await expect(verifyChain(test.db)).resolves.toMatchObject({
      entries: 18,
      broken: { id: 20, what: 'head', message: 'the audit ends with entry 18, its head says 20' },
    });
  });

  it('a deletion of the last entries with a head that was set back, by an anchor only', async () => {
    await tampering(
      `delete from audit_entry where id > 18`,
      `update audit_head set (entry_id, hash) = (select id, hash from audit_entry where id = 18)`,
    );
    await expect(verifyChain(test.db)).resolves.toMatchObject({ broken: null });
    await expect(verifyChain(test.db, { anchor })).resolves.toMatchObject({
      broken: { id: 20, what: 'anchor' },
    });
  });

  it('a whole chain that was written anew, by an anchor only', async () => {
    await tampering(
      `delete from audit_entry where id > 19`,
      `update audit_head set (entry_id, hash) = (select id, hash from audit_entry where id = 19)`,
    );
    await note(test.db, { actor: 'person:20', action: 'camera.view', object: 'camera:20' });
    await expect(verifyChain(test.db)).resolves.toMatchObject({ broken: null });
    await expect(verifyChain(test.db, { anchor })).resolves.toMatchObject({
      broken: { id: 20, what: 'anchor' },
    });
  });

  it('an entry that was slipped in behind the head', async () => {
    await tampering(`insert into audit_entry select id + 1, at, actor, action, object, note, before, after, address,
      kato, outcome, hash, prev_hash from audit_entry where id = 20`);
    await expect(verifyChain(test.db)).resolves.toMatchObject({ broken: { id: 21 } });
  });
});

it('a verification is noted, whole or broken, and two at once are one', async () => {
  const [first, second] = await Promise.all([
    verifyAndNote(test.db, { actor: 'person:1' }),
    verifyAndNote(test.db, { actor: 'person:2' }),
  ]);
  expect(first).toBe(second);
  await tampering(`update audit_entry set note = 'x' where id = 7`);
  await verifyAndNote(test.db, { actor: 'person:1' });
  const { rows } =
    await sql`select outcome, note, after from audit_entry where action = 'audit.verify' order by id`.execute(
      test.db,
    );
  expect(rows).toEqual([
    { outcome: 'done', note: null, after: { entries: 20, headId: 20 } },
    { outcome: 'failed', note: expect.stringContaining('entry 7'), after: { entries: 6, headId: 6 } },
  ]);
});

it('an anchor is read as it was printed, and nothing else is an anchor', () => {
  expect(parseAnchor(`${anchorText(anchor)}\n`)).toEqual(anchor);
  for (const text of ['', '1:', '1:abc', `x:${anchor.hash}`, `-1:${anchor.hash}`])
    expect(parseAnchor(text)).toBeNull();
});
