import { describe, expect, it } from 'vitest';
import type { Happening } from './happening.ts';
import { matches, wantedOf, type RuleInForce } from './match.ts';
import { ruleFactsSchema } from './rule.ts';

const REGION = '000000000/610000000';
const DISTRICT = `${REGION}/615800000`;
const rule = (own: object = {}, path = REGION): RuleInForce => ({
  ...ruleFactsSchema.parse({ name: 'A rule', unit: '610000000', events: ['incident_created'], ...own }),
  id: 1,
  version: 1,
  path,
});
const happening = (own: Partial<Happening> = {}): Happening => ({
  seq: 1,
  atMs: 0,
  event: 'incident_created',
  subject: 'incident:1',
  kato: '615800000',
  path: DISTRICT,
  category: 'armed_attack',
  priority: 1,
  ...own,
});
const PARENTS: Readonly<Record<string, string>> = { armed_attack: 'terror' };
const parentOf = (category: string): string | null => PARENTS[category] ?? null;
const isMatched = (of: RuleInForce, what: Happening = happening()): boolean => matches(of, what, parentOf);

describe('a rule', () => {
  it('speaks of its own territory and everything below, of nothing beside or above', () => {
    expect(isMatched(rule())).toBe(true);
    expect(isMatched(rule(), happening({ path: REGION }))).toBe(true);
    expect(isMatched(rule(), happening({ path: '000000000' }))).toBe(false);
    expect(isMatched(rule(), happening({ path: '000000000/630000000' }))).toBe(false);
    // A code that only begins alike is another unit.
    expect(isMatched(rule(), happening({ path: `${REGION}1` }))).toBe(false);
  });

  it('speaks of its events, and of nothing while it is off', () => {
    expect(isMatched(rule({ events: ['sos'] }))).toBe(false);
    expect(isMatched(rule({ enabled: false }))).toBe(false);
  });

  it('speaks of a category with everything below it; what is no incident passes', () => {
    expect(isMatched(rule({ categories: ['terror'] }))).toBe(true);
    expect(isMatched(rule({ categories: ['armed_attack'] }))).toBe(true);
    expect(isMatched(rule({ categories: ['fire'] }))).toBe(false);
    const sos = happening({ event: 'sos', category: null });
    expect(isMatched(rule({ categories: ['fire'], events: ['sos'] }), sos)).toBe(true);
  });

  it('speaks of its priority and those above it; what has none passes', () => {
    expect(isMatched(rule({ lowestPriority: 2 }), happening({ priority: 2 }))).toBe(true);
    expect(isMatched(rule({ lowestPriority: 2 }), happening({ priority: 3 }))).toBe(false);
    const empty = happening({ event: 'void', category: null, priority: null });
    expect(isMatched(rule({ lowestPriority: 1, events: ['void'] }), empty)).toBe(true);
  });
});

describe('whom rules tell', () => {
  const holders = [
    { personId: 1, role: 'chief', path: '000000000' },
    { personId: 2, role: 'chief', path: REGION },
    { personId: 3, role: 'chief', path: DISTRICT },
    { personId: 4, role: 'chief', path: `${REGION}/616000000` },
    { personId: 5, role: 'operator', path: DISTRICT },
  ] as const;
  const told = (rules: RuleInForce[]) =>
    wantedOf(rules, happening(), { holders, parentOf }).map((wanted) =>
      wanted.channel === 'webhook' ? `webhook ${wanted.webhookId}` : `${wanted.channel} ${wanted.personId}`,
    );

  it('are the people and webhooks it names, and holders of its roles inside its territory who cover the place', () => {
    const of = rule({ people: [9], roles: ['chief'], channels: ['app', 'email'], webhooks: [7] });
    expect(told([of])).toEqual(['app 9', 'app 2', 'app 3', 'email 9', 'email 2', 'email 3', 'webhook 7']);
  });

  it('are told once by each channel however many rules say so, with the shortest quiet time', () => {
    const one = rule({ people: [9], quietMin: 30 });
    const other = { ...rule({ people: [9], quietMin: 5 }), id: 2 };
    expect(wantedOf([one, other, one], happening(), { holders, parentOf })).toEqual([
      { channel: 'app', personId: 9, ruleId: 2, quietMs: 300_000 },
    ]);
  });
});
