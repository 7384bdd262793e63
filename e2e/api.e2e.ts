import { describe, expect, it } from 'vitest';
import { seededProduct } from './seeded.ts';
import { cookieOf } from './sign-in.ts';

const origin = seededProduct().url;
const cookie = await cookieOf(origin);

type Answer = { result?: { data: unknown }; error?: { message: string; data: { code: string } } };
async function ask(procedure: string, input?: unknown): Promise<{ status: number; body: Answer }> {
  const query = input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`;
  const response = await fetch(`${origin}/api/trpc/${procedure}${query}`, { headers: { cookie } });
  return { status: response.status, body: (await response.json()) as Answer };
}

const filter = {
  unit: '000000000',
  measure: 'video_link',
  source: 'moe-2023q1',
  type: 'school',
  group: 'all',
};

describe('the interface answers', () => {
  it('the published figure of the Republic and of a region', async () => {
    const republic = await ask('coverage.rollup', filter);
    expect(republic.body.result?.data).toMatchObject({
      asOf: '2023-03-31',
      unit: { working: 4360, reported: 6936 },
    });
    const turkistan = await ask('coverage.rollup', { ...filter, unit: '610000000' });
    expect(turkistan.body.result?.data).toMatchObject({ unit: { working: 650, reported: 908 } });
  });

  it('the nine printed percentages and the tables that contradict their totals', async () => {
    const { body } = await ask('published.conflicts');
    const conflicts = body.result?.data as { kind: string }[];
    const ofKind = (kind: string) => conflicts.filter((c) => c.kind === kind).length;
    expect(ofKind('percent-contradicts-fraction')).toBe(9);
    expect(ofKind('table-contradicts-total')).toBeGreaterThanOrEqual(6);
  });

  it('a mistyped name in any language', async () => {
    for (const text of ['Туркестанкая', 'Түркістн обл', 'Turkstan']) {
      const { body } = await ask('register.search', { text, limit: 5 });
      const hits = body.result?.data as { kind: string; kato: string }[];
      expect([text, hits.map((h) => h.kato)]).toEqual([text, expect.arrayContaining(['610000000'])]);
    }
  });

  it('page after page without a gap or a repetition', async () => {
    const seen: number[] = [];
    let cursor = 0;
    do {
      const { body } = await ask('register.cameras', { unit: '611600000', cursor, limit: 500 });
      const page = body.result?.data as { rows: { id: number }[]; nextCursor: number | null };
      seen.push(...page.rows.map((r) => r.id));
      cursor = page.nextCursor ?? 0;
    } while (cursor > 0);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThan(500);
  });
});

describe('the interface refuses', () => {
  it.each([
    ['coverage.rollup', { ...filter, unit: '12' }, 400, 'A KATO code is nine digits'],
    [
      'coverage.rollup',
      { ...filter, unit: '999999999' },
      404,
      'There is no unit of territory with KATO code 999999999',
    ],
    ['coverage.rollup', { ...filter, source: 'nobody' }, 404, 'There is no source "nobody"'],
    ['coverage.rollup', { ...filter, measure: 'moat' }, 400, 'measure'],
    ['coverage.facilities', { ...filter, limit: 1_000_000 }, 400, 'limit'],
    [
      'coverage.facilities',
      { ...filter, cursor: "1'; drop table facility" },
      400,
      'Not a cursor of this list',
    ],
    ['coverage.points', { ...filter, type: 'all' }, 400, 'too many for one answer'],
    ['coverage.facility', { id: 99_999_999 }, 404, 'There is no facility 99999999'],
    ['register.cameras', { limit: 1_000_000 }, 400, 'limit'],
    ['register.cameras', { unit: '999999999' }, 404, 'There is no unit of territory'],
    ['register.search', { text: 'x'.repeat(101) }, 400, 'text'],
    ['hierarchy.unit', { kato: '999999999' }, 404, 'There is no unit of territory with KATO code 999999999'],
    ['register.everything', undefined, 404, 'No procedure found'],
  ])('%s %j with %i and a reason', async (procedure, input, status, reason) => {
    const answer = await ask(procedure, input);
    expect(answer.status).toBe(status);
    expect(answer.body.error?.message).toContain(reason);
    expect(JSON.stringify(answer.body)).not.toContain('node_modules');
  });

  it('writing methods and unknown boundary sets', async () => {
    expect((await fetch(`${origin}/`, { method: 'DELETE' })).status).toBe(405);
    const unknown = `${origin}/map/boundaries/${'0'.repeat(64)}/1.geojson`;
    expect((await fetch(unknown, { headers: { cookie } })).status).toBe(404);
  });

  it('paths that climb out of the served folder', async () => {
    for (const path of [
      '/..%2f..%2fpackage.json',
      '/assets/..%2f..%2f..%2fpackage.json',
      '/%2e%2e/server/main.js',
    ]) {
      const body = await fetch(`${origin}${path}`).then((r) => r.text());
      expect(body).not.toContain('"dependencies"');
      expect(body).not.toContain('openDatabase');
    }
  });
});

describe('without a session', () => {
  it.each([
    '/api/trpc/hierarchy.units',
    '/tiles/cameras.json',
    '/export/coverage.csv?unit=000000000',
    `/map/boundaries/${'0'.repeat(64)}/1.geojson`,
  ])('%s says to sign in first', async (path) => {
    const response = await fetch(`${origin}${path}`);
    expect([response.status, (await response.text()).includes('Sign in first')]).toEqual([401, true]);
  });
});

describe('every answer', () => {
  it.each(['/', '/healthz', '/api/trpc/hierarchy.units', '/api/trpc/nothing'])(
    'of %s forbids foreign and inline code',
    async (path) => {
      const { headers } = await fetch(`${origin}${path}`);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toMatch(/unsafe|https?:|\*/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    },
  );
});
