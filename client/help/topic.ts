import type { Language } from '../../shared/hierarchy/schema.ts';
import type { Workspace } from '../state/router.ts';
import type { AdminSection, PlanTab } from '../state/view.ts';
import type { Word } from './glossary.ts';

/** Every screen that has a help of its own: a workspace, a tab of planning, a section of the administration. */
export type HelpId = Exclude<Workspace, 'plan' | 'admin'> | `plan.${PlanTab}` | `admin.${AdminSection}`;

export type HelpText = {
  /** What the screen answers. */
  answers: string;
  /** How it is read and used. */
  read: readonly string[];
  /** Where its figures and facts come from. */
  from: string;
};

/** The help of one screen in every language, and the words that it uses. */
export type HelpTopic = { words: readonly Word[] } & Readonly<Record<Language, HelpText>>;

/** The screen that somebody is on. */
export const helpIdOf = (workspace: Workspace, tab: PlanTab, section: AdminSection): HelpId =>
  workspace === 'plan' ? `plan.${tab}` : workspace === 'admin' ? `admin.${section}` : workspace;
