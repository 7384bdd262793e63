import { z } from 'zod';
import { nameSchema } from '../hierarchy/schema.ts';
import type { TechnicalClass } from './schema.ts';

/**
 * What a camera must be able to do. A profile is data: an organisation loads the values of its own act. Minima are
 * inclusive; an empty list demands nothing.
 */
export const cameraProfileSchema = z.object({
  id: z.string().min(1),
  minWidthPx: z.number().int().positive(),
  minHeightPx: z.number().int().positive(),
  minFramesPerSecond: z.number().positive(),
  codecs: z.array(z.string()),
  minRetentionDays: z.number().int().nonnegative(),
  infrared: z.boolean(),
  wideDynamicRange: z.boolean(),
  /** ONVIF profiles of which the camera must have one. */
  onvifProfiles: z.array(z.string()),
  timeSync: z.boolean(),
  tamperAlarm: z.boolean(),
  /** The act or practice the values come from, with its date. */
  citation: nameSchema,
  /** True when the values are those of the cited act, false when they only stand in for it. */
  official: z.boolean(),
});
export type CameraProfile = z.infer<typeof cameraProfileSchema>;

/**
 * Common practice, not law. The act is Order No. 774 of the Minister of Internal Affairs of 27 November 2017 (uniform
 * requirements for police video systems), beside Order No. 69-қе of the Chairman of the National Security Committee of
 * 27 October 2020, reg. 21693. The annexes with the numbers are not public.
 */
export const DEFAULT_CAMERA_PROFILE: CameraProfile = {
  id: 'common-practice',
  minWidthPx: 1920,
  minHeightPx: 1080,
  minFramesPerSecond: 25,
  codecs: ['H.264', 'H.265'],
  minRetentionDays: 30,
  infrared: true,
  wideDynamicRange: true,
  onvifProfiles: ['S', 'T'],
  timeSync: true,
  tamperAlarm: true,
  citation: {
    kk: 'Ішкі істер министрінің 2017 жылғы 27 қарашадағы № 774 бұйрығы',
    ru: 'Приказ Министра внутренних дел от 27 ноября 2017 года № 774',
    en: 'Order of the Minister of Internal Affairs No. 774 of 27 November 2017',
  },
  official: false,
};

/** What is known of a camera's technique; null is "not known". */
export type CameraFacts = {
  widthPx: number | null;
  heightPx: number | null;
  framesPerSecond: number | null;
  codec: string | null;
  retentionDays: number | null;
  infrared: boolean | null;
  wideDynamicRange: boolean | null;
  onvifProfiles: readonly string[] | null;
  timeSync: boolean | null;
  tamperAlarm: boolean | null;
};
export type CameraFact = keyof CameraFacts;

/** The class, the facts that fall short, and the facts nobody knows although the profile asks for them. */
export type TechnicalFinding = { class: TechnicalClass; below: CameraFact[]; unknown: CameraFact[] };

const atLeast = (value: number | null, minimum: number): boolean | null =>
  value === null ? null : value >= minimum;
const oneOf = (values: readonly string[] | null, allowed: readonly string[]): boolean | null =>
  allowed.length === 0 ? true : values === null ? null : values.some((value) => allowed.includes(value));
const demanded = (value: boolean | null, demand: boolean): boolean | null => (demand ? value : true);

/**
 * Holds a camera against a profile. One fact below is enough for `below_profile`; `meets_profile` needs every fact the
 * profile asks for; in between the class is `unknown`, never a guess.
 */
export function technicalClassOf(facts: CameraFacts, profile: CameraProfile): TechnicalFinding {
  const meets: Record<CameraFact, boolean | null> = {
    widthPx: atLeast(facts.widthPx, profile.minWidthPx),
    heightPx: atLeast(facts.heightPx, profile.minHeightPx),
    framesPerSecond: atLeast(facts.framesPerSecond, profile.minFramesPerSecond),
    codec: oneOf(facts.codec === null ? null : [facts.codec], profile.codecs),
    retentionDays: atLeast(facts.retentionDays, profile.minRetentionDays),
    infrared: demanded(facts.infrared, profile.infrared),
    wideDynamicRange: demanded(facts.wideDynamicRange, profile.wideDynamicRange),
    onvifProfiles: oneOf(facts.onvifProfiles, profile.onvifProfiles),
    timeSync: demanded(facts.timeSync, profile.timeSync),
    tamperAlarm: demanded(facts.tamperAlarm, profile.tamperAlarm),
  };
  const factsWhere = (outcome: boolean | null): CameraFact[] =>
    CAMERA_FACTS.filter((fact) => meets[fact] === outcome);
  const below = factsWhere(false);
  const unknown = factsWhere(null);
  const found = below.length > 0 ? 'below_profile' : unknown.length > 0 ? 'unknown' : 'meets_profile';
  return { class: found, below, unknown };
}

const CAMERA_FACTS = [
  'widthPx',
  'heightPx',
  'framesPerSecond',
  'codec',
  'retentionDays',
  'infrared',
  'wideDynamicRange',
  'onvifProfiles',
  'timeSync',
  'tamperAlarm',
] as const satisfies readonly CameraFact[];
