import { admin } from './topics/admin.ts';
import { plan } from './topics/plan.ts';
import { watch } from './topics/watch.ts';
import type { HelpId, HelpTopic } from './topic.ts';

/** The help of every screen. A screen without one does not compile. */
export const HELP: Readonly<Record<HelpId, HelpTopic>> = { ...watch, ...plan, ...admin };
