import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openIntake, type Intake } from './intake.fixture.ts';
import { answerSchema, problemSchema } from '../../../shared/ingest/json/answer.ts';
import { MOST_JSON_BYTES } from '../../../shared/ingest/json/message.ts';
import { endOldSecret, rotateSecret, updateSource } from '../source/manage.ts';

let intake: Intake;
beforeAll(async () => {
  intake = await openIntake();
});
afterAll(() => intake.close());

let serial = 0;
const message = (own: object = {}) => ({
  id: `m-${++serial}`,
  kind: 'detector',
  at: new Date().toISOString(),
  detector: `d-${serial}`,
  type: 'water',
  event: 'alarm',
  facility: 'S-100',
  ...own,
});
const problemOf = async (response: Response): Promise<string> => {
  const { error, message: sentence } = problemSchema.parse(await response.json());
  expect(sentence.length).toBeGreaterThan(10);
  return `${response.status} ${error}`;
};
const post = (secret: string, body: string, headers: Record<string, string> = {}) =>
  intake.post(secret, body, headers);
/** Whether a secret opens a source. */
const opens = async (secret: string): Promise<boolean> => (await post(secret, '[]')).status === 400;

describe('a request that is none', () => {
  it('is answered with what is wrong, in a sentence', async () => {
    const { secret } = await intake.newSource();
    const good = JSON.stringify(message());
    expect(await problemOf(await fetch(`${intake.origin}/ingest/json`))).toBe('405 method');
    expect(await problemOf(await post('', good, { authorization: '' }))).toBe('401 no_secret');
    expect(await problemOf(await post('', good, { authorization: `Basic ${secret}` }))).toBe('401 no_secret');
    expect(await problemOf(await post(secret, good, { 'content-type': 'text/plain' }))).toBe(
      '415 content_type',
    );
    expect(await problemOf(await post(secret, '{"id":'))).toBe('400 not_json');
    expect(await problemOf(await post(secret, '[]'))).toBe('400 no_message');
    expect(await problemOf(await post(secret, JSON.stringify(Array.from({ length: 201 }, () => ({})))))).toBe(
      '400 too_many',
    );
    expect(await problemOf(await post(secret, `${'['.repeat(40)}${']'.repeat(40)}`))).toBe('400 too_deep');
    expect(await problemOf(await post(secret, ' '.repeat(MOST_JSON_BYTES + 1)))).toBe('413 too_long');
    const typed = await post(secret, good, { 'content-type': 'application/json; charset=utf-8' });
    expect(typed.status).toBe(200);
  });

  it('stands in quarantine with its reason, of a known source under its name', async () => {
    const { id, secret } = await intake.newSource();
    await post(secret, '{"id":');
    await post('no-such-secret', '[]');
    await expect
      .poll(async () => (await intake.setAsideOf(id)).map(({ reason, sample }) => `${reason} ${sample}`))
      .toContain('unreadable not_json');
    await expect
      .poll(async () => (await intake.setAsideOf(null)).map(({ reason, sample }) => `${reason} ${sample}`))
      .toContain('unknown_device: json no-s…');
  });

  it('does not lose the good messages beside a bad one', async () => {
    const { secret } = await intake.newSource();
    const response = await post(
      secret,
      JSON.stringify([
        message(),
        { kind: 'detector' },
        7,
        null,
        message({ kind: 'report', number: '' }),
        message(),
      ]),
    );
    expect(response.status).toBe(200);
    const { results } = answerSchema.parse(await response.json());
    expect(results.map(({ index, outcome }) => `${index} ${outcome}`)).toEqual([
      '0 accepted',
      '1 refused',
      '2 refused',
      '3 refused',
      '4 refused',
      '5 accepted',
    ]);
  });
});

describe('a source', () => {
  it('sends only what it may', async () => {
    const { secret } = await intake.newSource({ takes: ['report'] });
    expect(await intake.say(secret, message())).toMatchObject([
      { outcome: 'refused', reason: 'kind_not_taken' },
    ]);
  });

  it('may send something else from the moment that its settings change; codes lead to categories that there are', async () => {
    const { id, secret } = await intake.newSource({ takes: ['report'] });
    const change = (categories: Record<string, string>) =>
      updateSource(intake.keeper, {
        id,
        version: 1,
        settings: { takes: ['detector'], categories },
        reason: 'for a test',
      });
    await expect(change({ '17': 'no_such_category' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await change({ '17': 'road_accident' });
    await expect
      .poll(async () => (await intake.say(secret, message())).map(({ outcome }) => outcome))
      .toEqual(['accepted']);
  });

  it('that sends too much is told to send the rest again, and what is sent again acts once', async () => {
    const { secret } = await intake.newSource({ perMinute: 3 });
    const many = Array.from({ length: 5 }, () => message());
    const response = await post(secret, JSON.stringify(many));
    expect(response.status).toBe(429);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    const { results } = answerSchema.parse(await response.json());
    expect(results.map(({ outcome, again = false }) => [outcome, again])).toEqual([
      ['accepted', false],
      ['accepted', false],
      ['accepted', false],
      ['refused', true],
      ['refused', true],
    ]);
    intake.time.aheadMs = 120_000;
    const later = answerSchema.parse(await (await post(secret, JSON.stringify(many.slice(2)))).json());
    intake.time.aheadMs = 0;
    expect(later.results.map(({ outcome }) => outcome)).toEqual(['duplicate', 'accepted', 'accepted']);
  });

  it('that is switched off is told so, and another secret is none', async () => {
    const { id, secret } = await intake.newSource();
    await updateSource(intake.keeper, { id, version: 1, enabled: false, reason: 'for a test' });
    await expect.poll(async () => (await post(secret, '[]')).status).toBe(403);
    expect(await problemOf(await post(secret, '[]'))).toBe('403 switched_off');
    expect(await problemOf(await post(`${secret}x`, '[]'))).toBe('401 wrong_secret');
  });

  it('is not guessed: after some wrong secrets an address waits', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 60; i++) statuses.push((await post(`guess-${i}`, '[]')).status);
    expect(new Set(statuses)).toEqual(new Set([401, 429]));
    // Who has a secret is not kept waiting by whoever guesses beside them.
    intake.time.aheadMs += 600_000;
    const { secret } = await intake.newSource();
    expect(await opens(secret)).toBe(true);
    intake.time.aheadMs = 0;
  });
});

describe('a new secret', () => {
  const rotate = (id: number, overlapH: number) =>
    rotateSecret(intake.keeper, { id, overlapH, reason: 'the vendor left' }, Date.now());

  it('is taken beside the old one until the overlap is over', async () => {
    const { id, secret: old } = await intake.newSource();
    const { secret, oldUntil } = await rotate(id, 24);
    expect(secret).not.toBe(old);
    expect(Date.parse(oldUntil ?? '')).toBeGreaterThan(Date.now() + 86_000_000);
    await expect.poll(() => opens(secret)).toBe(true);
    expect(await opens(old)).toBe(true);
    intake.time.aheadMs = 25 * 3_600_000;
    expect(await opens(old)).toBe(false);
    expect(await opens(secret)).toBe(true);
    intake.time.aheadMs = 0;
  });

  it('ends the old one at once when it is told to, and the one before that always', async () => {
    const { id, secret: first } = await intake.newSource();
    const { secret: second } = await rotate(id, 24);
    const { secret: third } = await rotate(id, 24);
    await expect.poll(() => opens(third)).toBe(true);
    expect(await opens(second)).toBe(true);
    expect(await opens(first)).toBe(false);
    await endOldSecret(intake.keeper, { id, reason: 'it was seen' });
    await expect.poll(() => opens(second)).toBe(false);
    expect(await opens(third)).toBe(true);
    const { secret: fourth, oldUntil } = await rotate(id, 0);
    expect(oldUntil).toBeNull();
    await expect.poll(() => opens(fourth)).toBe(true);
    expect(await opens(third)).toBe(false);
  });

  it('stands in the audit, and no secret does', async () => {
    const { id, secret: old } = await intake.newSource();
    const { secret } = await rotate(id, 1);
    const entries = await intake.db
      .selectFrom('audit_entry')
      .selectAll()
      .where('object', '=', `source:${id}`)
      .execute();
    expect(entries.map(({ action }) => action)).toContain('ingest.rotateSecret');
    const all = JSON.stringify([
      await intake.db.selectFrom('audit_entry').selectAll().execute(),
      intake.logged,
    ]);
    expect([all.includes(old), all.includes(secret)]).toEqual([false, false]);
  });
});
