import { z } from 'zod';
import {
  CAMERA_FACETS,
  CAMERA_FACET_NAMES,
  KIND_COUNT,
  kindOf,
  type CameraFacet,
  type CameraKind,
} from './camera-kind.ts';

/** What is let through of each facet; a facet that is not named lets everything through. */
export const cameraFilterSchema = z.object({
  owner: z.array(z.enum(CAMERA_FACETS.owner)).optional(),
  link: z.array(z.enum(CAMERA_FACETS.link)).optional(),
  state: z.array(z.enum(CAMERA_FACETS.state)).optional(),
  class: z.array(z.enum(CAMERA_FACETS.class)).optional(),
  traffic: z.array(z.enum(CAMERA_FACETS.traffic)).optional(),
});
export type CameraFilter = z.infer<typeof cameraFilterSchema>;

const passesFacet = (filter: CameraFilter, facet: CameraFacet, kind: CameraKind): boolean => {
  const chosen: readonly string[] | undefined = filter[facet];
  return chosen === undefined || chosen.includes(kind[facet]);
};

/** Whether a filter lets a kind through. */
export const passes = (filter: CameraFilter, kind: CameraKind): boolean =>
  CAMERA_FACET_NAMES.every((facet) => passesFacet(filter, facet, kind));

/** The filter as a table over the codes of kinds: 1 where it lets through. */
export const filterMask = (filter: CameraFilter): Uint8Array =>
  Uint8Array.from({ length: KIND_COUNT }, (_, code) => (passes(filter, kindOf(code)) ? 1 : 0));

/** Cameras of each kind, `[code, count]`, without the kinds nobody has. */
export type KindCounts = readonly (readonly [code: number, count: number])[];

/** How many cameras the filter lets through. */
export const countPassing = (counts: KindCounts, filter: CameraFilter): number =>
  counts.reduce((sum, [code, count]) => sum + (passes(filter, kindOf(code)) ? count : 0), 0);

/** How many cameras each choice of a facet stands for while the other facets stay as they are chosen. */
export function facetCounts(
  counts: KindCounts,
  filter: CameraFilter,
  facet: CameraFacet,
): ReadonlyMap<string, number> {
  const others: CameraFilter = { ...filter, [facet]: undefined };
  const found = new Map<string, number>(CAMERA_FACETS[facet].map((choice) => [choice, 0]));
  for (const [code, count] of counts) {
    const kind = kindOf(code);
    if (passes(others, kind)) found.set(kind[facet], (found.get(kind[facet]) ?? 0) + count);
  }
  return found;
}

/**
 * The chosen values of one facet as one word of an address: `police.traffic`; `all` is everything, `none` nothing. Values
 * stand in the order of the facet, so that one choice has one address.
 */
export const facetWord = (facet: CameraFacet, chosen: readonly string[] | undefined): string => {
  const choices: readonly string[] = CAMERA_FACETS[facet];
  if (chosen === undefined || choices.every((choice) => chosen.includes(choice))) return 'all';
  return choices.filter((choice) => chosen.includes(choice)).join('.') || 'none';
};

/** Accepts the words that `facetWord` writes for a facet. */
export const facetWordSchema = (facet: CameraFacet) =>
  z.string().refine((word) => {
    const choices: readonly string[] = CAMERA_FACETS[facet];
    return word === 'all' || word === 'none' || word.split('.').every((value) => choices.includes(value));
  });

/** The filter of an address: a word for every facet. */
export function filterOfWords(words: Readonly<Record<CameraFacet, string>>): CameraFilter {
  const chosen = Object.fromEntries(
    CAMERA_FACET_NAMES.filter((facet) => words[facet] !== 'all').map((facet) => [
      facet,
      words[facet] === 'none' ? [] : words[facet].split('.'),
    ]),
  );
  const parsed = cameraFilterSchema.safeParse(chosen);
  return parsed.success ? parsed.data : {};
}

/** The words after one choice of a facet was switched on or off. */
export function toggleChoice(facet: CameraFacet, word: string, choice: string): string {
  const choices: readonly string[] = CAMERA_FACETS[facet];
  const chosen = word === 'all' ? choices : word.split('.');
  return facetWord(
    facet,
    chosen.includes(choice) ? chosen.filter((value) => value !== choice) : [...chosen, choice],
  );
}
