import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { COUNTRY_KATO, languageSchema } from '../../../shared/hierarchy/schema.ts';
import { otherLayout } from '../../../shared/hierarchy/keyboard-layout.ts';
import { searchWords } from '../../../shared/hierarchy/search-words.ts';
import { parseCoordinates } from '../../../shared/operations/coordinates.ts';
import { parseNumber } from '../../../shared/operations/number.ts';
import { MEASURES } from '../../../shared/register/schema.ts';
import { mayDo, useSignedIn } from '../../access/use-me.ts';
import { useHierarchy, type Hierarchy } from '../../hierarchy/use-hierarchy.ts';
import type { MessageKey } from '../../i18n/en.ts';
import { loadMessages, messagesOf } from '../../i18n/load-messages.ts';
import { translatorOf } from '../../i18n/translator.ts';
import { useI18n, type I18n } from '../../i18n/use-i18n.tsx';
import { sectionsOf, workspacesOf } from '../../places-of-work.ts';
import { trpc, type Answers } from '../../trpc.ts';
import type { Finder, World } from '../line/read-line.ts';
import type { Found } from '../line/verbs.ts';
import { useSavedViews } from '../use-saved-views.ts';
import { foundUnit, territoryFinder } from './find-territories.ts';

const MOST_OFFERS = 8;
/** A list that is older is asked for again. */
const FRESH_MS = 10_000;
const NOTHING: Finder = { isReady: false, find: () => [], offer: () => [] };
const squeezed = (text: string): string => searchWords(text).join('');

/** Whether each typed word begins one of the words of the titles. */
export function fitsWords(titles: readonly string[], typed: string): boolean {
  const words = titles.flatMap(searchWords);
  return [typed, otherLayout(typed)].some((text) => {
    const asked = searchWords(text);
    return asked.length > 0 && asked.every((one) => words.some((word) => word.startsWith(one)));
  });
}

/** A message in each language that is here: people look for the word they know. */
export const inEveryLanguage = (key: MessageKey): string[] =>
  languageSchema.options.flatMap((language) => {
    const messages = messagesOf(language);
    return messages ? translatorOf(language, messages)(key) : [];
  });

/** Fetches the languages that nobody speaks here; how many are here. One that does not come is only not looked in. */
function useEveryLanguage(): number {
  const [count, setCount] = useState(1);
  useEffect(() => {
    for (const language of languageSchema.options)
      loadMessages(language).then(
        () => setCount((before) => before + 1),
        () => {},
      );
  }, []);
  return count;
}

const finderOf = (things: readonly { found: Found; titles: readonly string[] }[]): Finder => ({
  isReady: true,
  find: (text) => things.filter(({ titles }) => fitsWords(titles, text)).map(({ found }) => found),
  offer: () => things.map(({ found }) => found),
});

type Units = Answers['operations']['units']['signs'];
type Incident = Answers['operations']['incidents']['list']['rows'][number];

/**
 * Units by the beginning of their call sign, however it is hyphenated; the whole one alone when it is that of one. Nothing is
 * prepared before somebody looks for one: a country has thousands.
 */
function unitFinder(units: Units | undefined, t: I18n['t']): Finder {
  if (!units) return NOTHING;
  const foundOf = ({ id, callSign, status }: Units[number]): Found => ({
    label: callSign,
    hint: t(`operations.unitStatus.${status}`),
    target: { to: 'unit', id, callSign },
  });
  let prepared: { unit: Units[number]; sign: string }[] | undefined;
  return {
    isReady: true,
    find: (text) => {
      prepared ??= units.map((unit) => ({ unit, sign: squeezed(unit.callSign) }));
      for (const typed of [squeezed(text), squeezed(otherLayout(text))]) {
        if (typed === '') continue;
        const begun = prepared.filter(({ sign }) => sign.startsWith(typed));
        const same = begun.filter(({ sign }) => sign === typed);
        if (begun.length > 0)
          return (same.length > 0 ? same : begun).slice(0, MOST_OFFERS).map(({ unit }) => foundOf(unit));
      }
      return [];
    },
    offer: () => units.slice(0, MOST_OFFERS).map(foundOf),
  };
}

/** Incidents by their number, or by its end as it is read over the radio. */
function incidentFinder(rows: readonly Incident[] | undefined, hintOf: (row: Incident) => string): Finder {
  if (!rows) return NOTHING;
  const sequenceOf = ({ number }: Incident): number | undefined => parseNumber(number)?.sequence;
  const foundOf = (row: Incident): Found => ({
    label: String(sequenceOf(row) ?? row.number),
    hint: hintOf(row),
    target: { to: 'incident', id: row.id, number: row.number },
  });
  return {
    isReady: true,
    find: (text) => {
      const typed = text.trim().replace(/^[№#]\s*/, '');
      const sequence = /^\d{1,8}$/.test(typed) ? Number(typed) : null;
      return rows
        .filter((row) => row.number === typed || (sequence !== null && sequenceOf(row) === sequence))
        .map(foundOf);
    },
    offer: () => rows.slice(0, MOST_OFFERS).map(foundOf),
  };
}

function placeFinder(territory: Finder): Finder {
  return {
    isReady: territory.isReady,
    find: (text) => {
      const place = parseCoordinates(text);
      if (!place.ok) return territory.find(text);
      const { lon, lat } = place;
      const label = `${lat.toFixed(5)} ${lon.toFixed(5)}`;
      return [{ label, target: { to: 'place', lon, lat } }];
    },
    offer: territory.offer,
  };
}

function territories(tree: Hierarchy | null, language: I18n['language']): Finder {
  if (!tree) return NOTHING;
  return {
    isReady: true,
    find: territoryFinder(tree, language),
    offer: () =>
      tree.units
        .filter(({ level }) => level <= 1)
        .slice(0, MOST_OFFERS)
        .map((unit) => foundUnit(tree, unit, language)),
  };
}

/** Walls by their name; what is put on one goes to its first screen, as from the button of a headline. */
function wallFinder(walls: Answers['wall']['walls']['list'] | undefined): Finder {
  if (!walls) return NOTHING;
  return finderOf(
    walls.map(({ wall: { id: wallId, name: wall, unit: kato, screens } }) => ({
      titles: [wall],
      found: { label: wall, target: { to: 'wall', wallId, wall, screen: screens[0]?.position ?? 1, kato } },
    })),
  );
}

/** Everything that a line can name for this person, by name. What they may not see is not asked for. */
export function useWorld(): World {
  const me = useSignedIn();
  const { t, name, language } = useI18n();
  const { tree } = useHierarchy();
  const [unit = COUNTRY_KATO] = me.homeUnits;
  const maySee = mayDo(me, 'operations.shared');
  const units = useQuery(
    trpc.operations.units.signs.queryOptions(
      { unit },
      { enabled: mayDo(me, 'positions.read'), staleTime: FRESH_MS, refetchInterval: FRESH_MS },
    ),
  ).data;
  const incidents = useQuery(
    trpc.operations.incidents.list.queryOptions(
      { unit, states: 'all', limit: 500 },
      { enabled: maySee, staleTime: FRESH_MS },
    ),
  ).data?.rows;
  const categories = useQuery(trpc.operations.categories.queryOptions(undefined, { enabled: maySee })).data;
  const views = useSavedViews().data;
  const walls = useQuery(
    trpc.wall.walls.list.queryOptions(undefined, { enabled: mayDo(me, 'wall.control'), staleTime: FRESH_MS }),
  ).data;
  const languages = useEveryLanguage();

  return useMemo(() => {
    const territory = territories(tree, language);
    const kinds = new Map(categories?.map((one) => [one.id, one.name]));
    const incidentHint = ({ category, place, state }: Incident): string => {
      const kind = kinds.get(category);
      return [kind ? name(kind) : category, place, t(`operations.state.${state}`)]
        .filter(Boolean)
        .join(' · ');
    };
    return {
      territory,
      place: placeFinder(territory),
      callSign: unitFinder(units, t),
      incident: incidentFinder(incidents, incidentHint),
      measure: finderOf(
        MEASURES.map((measure) => ({
          titles: inEveryLanguage(`measure.${measure}`),
          found: { label: t(`measure.${measure}`), target: { to: 'gaps', measure } },
        })),
      ),
      screen: finderOf([
        ...workspacesOf(me).map((workspace) => ({
          titles: inEveryLanguage(`workspace.${workspace}`),
          found: { label: t(`workspace.${workspace}`), target: { to: 'screen' as const, workspace } },
        })),
        ...sectionsOf(me).map((section) => ({
          titles: inEveryLanguage(`admin.${section}`),
          found: {
            label: t(`admin.${section}`),
            hint: t('workspace.admin'),
            target: { to: 'screen' as const, workspace: 'admin' as const, section },
          },
        })),
      ]),
      view: finderOf(
        (views ?? []).map(({ id, name: label, workspace }) => ({
          titles: [label],
          found: {
            label,
            hint: t(`workspace.${workspace}`),
            target: { to: 'view' as const, id, name: label },
          },
        })),
      ),
      wall: wallFinder(walls),
    };
    // oxlint-disable-next-line react/exhaustive-deps -- `languages`: each brings words to look for
  }, [tree, language, categories, units, incidents, me, views, walls, languages, t, name]);
}
