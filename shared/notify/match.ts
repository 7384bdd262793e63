import type { Happening } from './happening.ts';
import type { PersonChannel, Rule } from './rule.ts';
import type { Role } from '../access/role.ts';
import { covers } from '../access/grant.ts';

/** A rule in force, with the path of its unit in the hierarchy of today. */
export type RuleInForce = Rule & { path: string };

/** Somebody who has a role in a unit of territory now. */
export type Holder = { personId: number; role: Role; path: string };

/** One message to be made: to a person by a channel, or to a webhook. */
export type Wanted = {
  quietMs: number;
  ruleId: number;
} & ({ channel: PersonChannel; personId: number } | { channel: 'webhook'; webhookId: number });

/** Whether a rule speaks of a happening. @param parentOf the category above one, null for a root. */
export function matches(
  rule: RuleInForce,
  { event, path, category, priority }: Happening,
  parentOf: (category: string) => string | null,
): boolean {
  return (
    rule.enabled &&
    rule.events.includes(event) &&
    covers(rule.path, path) &&
    (priority === null || priority <= rule.lowestPriority) &&
    (category === null ||
      rule.categories.length === 0 ||
      lineage(category, parentOf).some((one) => rule.categories.includes(one)))
  );
}

function lineage(category: string, parentOf: (category: string) => string | null): string[] {
  const line: string[] = [];
  for (let at: string | null = category; at !== null && !line.includes(at); at = parentOf(at)) line.push(at);
  return line;
}

/**
 * Whom the rules tell of a happening. Each recipient is told once by each channel, whatever number of rules say so, with the
 * shortest of their quiet times.
 */
export function wantedOf(
  rules: readonly RuleInForce[],
  happening: Happening,
  { holders, parentOf }: { holders: readonly Holder[]; parentOf: (category: string) => string | null },
): Wanted[] {
  const all = new Map<string, Wanted>();
  const want = (key: string, wanted: Wanted): void => {
    const known = all.get(key);
    if (!known || wanted.quietMs < known.quietMs) all.set(key, wanted);
  };
  for (const rule of rules) {
    if (!matches(rule, happening, parentOf)) continue;
    const by = { ruleId: rule.id, quietMs: rule.quietMin * 60_000 };
    const people = new Set([...rule.people, ...holdersFor(rule, happening, holders)]);
    for (const channel of rule.channels)
      for (const personId of people) want(`${channel}:${personId}`, { ...by, channel, personId });
    for (const webhookId of rule.webhooks)
      want(`webhook:${webhookId}`, { ...by, channel: 'webhook', webhookId });
  }
  return [...all.values()];
}

/** Holders of the rule's roles inside its territory whose own covers the place: not those above, who answer for more. */
const holdersFor = (rule: RuleInForce, { path }: Happening, holders: readonly Holder[]): number[] =>
  holders
    .filter((h) => rule.roles.includes(h.role) && covers(rule.path, h.path) && covers(h.path, path))
    .map(({ personId }) => personId);
