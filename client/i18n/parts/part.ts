/**
 * Words that come with the screens that say them: those of the administration (and of one's own account and a wall's remote
 * control), those of planning, and those of times past and of fields of days and hours. All others come first: `desk`.
 */
export type Part = 'desk' | 'office' | 'planning' | 'times';

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
  times: ['performance', 'replay', 'when'],
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
  'replay.back',
  'replay.faster',
  'replay.forward',
  'replay.slower',
  'travel.unit.reach',
]);

/** The part that a message comes with. */
export function partOf(key: string): Part {
  if (ON_DESKS.has(key)) return 'desk';
  const topic = key.slice(0, key.indexOf('.'));
  return (['office', 'planning', 'times'] as const).find((part) => TOPICS[part].includes(topic)) ?? 'desk';
}
