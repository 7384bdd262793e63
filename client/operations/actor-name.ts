import { ownName } from '../i18n/own-name.ts';
import type { I18n } from '../i18n/use-i18n.tsx';

const IN_WORDS = ['system', 'source', 'device'] as const;

/** Who did something, as a log keeps it: a person by name, a crew by its call sign, what is no person by what it is. */
export function actorName(
  actor: string,
  who: Pick<I18n, 't'> & {
    /** Names by how logs keep people, `person:42`. */
    people: Readonly<Record<string, string>>;
    callSign: (unitId: number) => string;
  },
): string {
  const [kind = '', id = ''] = actor.split(':', 2);
  if (kind === 'unit') return who.callSign(Number(id));
  const word = IN_WORDS.find((one) => one === kind);
  return word ? who.t(`operations.actor.${word}`, { id }) : ownName(who.t, who.people[actor] ?? actor);
}
