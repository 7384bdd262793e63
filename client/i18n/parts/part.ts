/**
 * Words that come with the screens that say them: those of the administration (and of one's own account and a wall's remote
 * control), and those of planning. All others come first: `desk`.
 */
export type Part = 'desk' | 'office' | 'planning';

/** By the first word of the key. */
const TOPICS: Readonly<Record<Exclude<Part, 'desk'>, readonly string[]>> = {
  office: [
    'account',
    'audit',
    'composer',
    'deed',
    'gallery',
    'imports',
    'notify',
    'office',
    'panels',
    'people',
    'playbooks',
    'reason',
    'reports',
    'retention',
    'roleAbout',
    'setAside',
    'sources',
    'thing',
    'tokenAction',
    'tokens',
    'trackers',
    'wanted',
  ],
  planning: ['branch', 'programme', 'sites', 'siting', 'travel'],
};

/** What other screens say, too. */
const ON_DESKS: ReadonlySet<string> = new Set([
  'branch.redo',
  'branch.save',
  'branch.undo',
  'imports.check',
  'imports.discard',
  'imports.file.choose',
  'imports.new',
  'imports.resume',
  'people.beyond',
  'travel.unit.reach',
]);

/** The part that a message comes with. */
export function partOf(key: string): Part {
  if (ON_DESKS.has(key)) return 'desk';
  const topic = key.slice(0, key.indexOf('.'));
  if (TOPICS.office.includes(topic)) return 'office';
  return TOPICS.planning.includes(topic) ? 'planning' : 'desk';
}
