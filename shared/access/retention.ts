import { z } from 'zod';

/** How long a kind of personal data is kept, and from when it counts. */
export type RetentionRule = {
  /** Key of the setting that changes the number of days. */
  setting: string;
  defaultDays: number;
  leastDays: number;
  mostDays: number;
};

/**
 * Personal data and its time. `caller`: name, telephone and relation of who reported an incident, from the day on which the
 * incident, or the one it was merged into, was closed; the incident's files under the same rule. Three years is the general limitation period of civil claims, in which a caller or a person
 * concerned may still go to court over it.
 * @source Civil Code of Kazakhstan, article 178; Law on Personal Data and their Protection (No. 94-V), articles 12 and 18:
 * kept no longer than the purpose needs, then destroyed.
 */
export const RETENTION_RULES = {
  caller: { setting: 'retention.caller.days', defaultDays: 1_095, leastDays: 30, mostDays: 36_500 },
} as const satisfies Record<string, RetentionRule>;
export type RetentionRuleId = keyof typeof RETENTION_RULES;

const DAY_MS = 24 * 60 * 60 * 1000;

/** What was closed before this moment has had its time. */
export const expiresBefore = (days: number, now: Date): Date => new Date(now.getTime() - days * DAY_MS);

/** True when a rule may be set to this number of days. */
export const isAllowedDays = ({ leastDays, mostDays }: RetentionRule, days: number): boolean =>
  Number.isInteger(days) && days >= leastDays && days <= mostDays;

export const RETENTION_RULE_IDS = ['caller'] as const satisfies readonly RetentionRuleId[];

const reason = z.string().trim().min(3, { error: 'Say why' }).max(500);
export const setDaysSchema = z.strictObject({
  rule: z.enum(RETENTION_RULE_IDS),
  days: z.number().int(),
  reason,
});
/** A hold to place or to lift: on one object, or (null) on everything. */
export const holdSchema = z.strictObject({
  object: z
    .string()
    .trim()
    .max(100)
    .regex(/^[a-z_]+:[^:\s]+$/, { error: 'An object is its kind and its number, as incident:42' })
    .nullable(),
  reason,
});

/** The rules as they are set, and the holds in force, the newest first. */
export type Retention = {
  rules: { id: RetentionRuleId; days: number; leastDays: number; mostDays: number }[];
  holds: { id: number; object: string | null; reason: string; placedBy: string; placedAt: string }[];
};
