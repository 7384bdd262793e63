import { z } from 'zod';

/** Five things that show what the product is for; done, they tick themselves. */
export const FIRST_TASKS = ['territory', 'palette', 'keys', 'work', 'view'] as const;
export const firstTaskSchema = z.enum(FIRST_TASKS);
export type FirstTask = z.infer<typeof firstTaskSchema>;

/** What is remembered of how somebody likes to work; nothing of it changes what they may do. */
export const preferencesSchema = z.object({
  /** Of the first steps: not looked at yet, walked through or put away. */
  welcome: z.enum(['new', 'away']).default('new'),
  /** Whether the tour of one's role was walked to its end. */
  toured: z.boolean().default(false),
  tasks: z
    .array(firstTaskSchema)
    .max(FIRST_TASKS.length)
    .transform((tasks) => FIRST_TASKS.filter((task) => tasks.includes(task)))
    .default([]),
});
export type Preferences = z.infer<typeof preferencesSchema>;
