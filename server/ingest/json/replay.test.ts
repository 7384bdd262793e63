import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openIntake, PLACE, type Intake } from './intake.fixture.ts';
import { answerSchema, type Result } from '../../../shared/ingest/json/answer.ts';
import { seeded } from '../fuzz.fixture.ts';

let intake: Intake;
beforeAll(async () => {
  intake = await openIntake();
});
afterAll(() => intake.close());

const MESSAGES = 60;
const CUT_ROUNDS = 8;
const isFinal = ({ outcome }: Result): boolean => outcome === 'accepted' || outcome === 'duplicate';

/** Ends every connection to the database, whatever it is in the middle of. */
const cut = (): Promise<unknown> =>
  sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`
    .execute(intake.db)
    .catch(() => undefined);

it('sent again and again while the database is cut off in the middle and answers are lost, every message acts exactly once, and what was answered is there', async () => {
  const random = seeded();
  const { id: sourceId, secret } = await intake.newSource();
  const at = new Date().toISOString();
  const messages = Array.from({ length: MESSAGES }, (_, i) =>
    i % 2 === 0
      ? {
          id: `m-${i}`,
          kind: 'detector',
          at,
          detector: `d-${i}`,
          type: 'water',
          event: 'alarm',
          facility: 'S-100',
        }
      : { id: `m-${i}`, kind: 'report', at, number: `n-${i}`, category: '101', text: 'Горит', place: PLACE },
  );
  const acknowledged = new Map<string, string | undefined>();
  for (let round = 0; acknowledged.size < MESSAGES || round < CUT_ROUNDS; round++) {
    expect(round).toBeLessThan(200);
    // The first rounds send everything again and are cut off; then the line holds, and only what is missing is sent.
    const isCut = round < CUT_ROUNDS;
    const open = messages.filter(({ id }) => isCut || !acknowledged.has(id));
    const answering = intake.post(secret, JSON.stringify(open)).catch(() => null);
    for (let left = isCut ? 3 : 0; left > 0; left--) {
      await new Promise((resolve) => setTimeout(resolve, Math.floor(random() * 60)));
      await cut();
    }
    const response = await answering;
    // An answer that is lost on the way, as when a server is killed after it has written and before it has said so.
    if (round % 4 === 0 && isCut) continue;
    if (response?.status !== 200 && response?.status !== 503) continue;
    const { results } = answerSchema.parse(await response.json());
    for (const result of results)
      if (isFinal(result) && result.id !== null) acknowledged.set(result.id, result.incident);
  }
  expect(acknowledged.size).toBe(MESSAGES);

  const incidents = await intake.incidents();
  expect(incidents).toHaveLength(MESSAGES / 2);
  const numbers = new Set(incidents.map(({ number }) => number));
  for (const [id, number] of acknowledged)
    if (number !== undefined) expect([id, numbers.has(number)]).toEqual([id, true]);
  const alarms = await intake.db
    .selectFrom('alarm')
    .select('data')
    .where('source_id', '=', sourceId)
    .execute();
  expect(alarms.map(({ data }) => (data as { occurrences: number }).occurrences)).toEqual(
    Array(MESSAGES / 2).fill(1),
  );
  // Long after, and by another server's memory, they are still known.
  const again = await intake.say(secret, ...messages);
  expect(new Set(again.map(({ outcome }) => outcome))).toEqual(new Set(['duplicate']));
}, 120_000);
