import type { Change } from './change.ts';
import type { IndicatorLine } from './indicator-lines.ts';
import type { PlanPicture } from './picture.ts';
import { PLAN_WORDS } from './words.ts';
import type { Language } from '../../hierarchy/schema.ts';
import { greatCircleM } from '../../operations/distance.ts';
import { postRef, unitRef } from './picture.ts';

/** How a screen or a paper writes what a plan says. */
export type PlanSpeaker = {
  language: Language;
  number: (value: number) => string;
  percent: (share: number, digits: 1) => string;
  /** Name of a facility by its number; undefined when it has left the register. */
  facilityName: (id: number) => string | undefined;
};

/** A place is named by the nearest facility no farther than this, otherwise by its coordinates. */
const NEAR_M = 3_000;

const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\{(\w+)\}/g, (_, key: string) => values[key] ?? '');

/** Where a place is, for people: by a facility beside it, or in degrees. */
export function placeText(
  { facilities }: PlanPicture,
  place: { lon: number; lat: number },
  speaker: PlanSpeaker,
): string {
  let nearest = -1;
  let leastM = NEAR_M;
  for (let f = 0; f < facilities.id.length; f++) {
    if (Math.abs((facilities.lat[f] ?? 0) - place.lat) > 0.03) continue;
    const metres = greatCircleM(place.lon, place.lat, facilities.lon[f] ?? 0, facilities.lat[f] ?? 0);
    if (metres <= leastM) [nearest, leastM] = [f, metres];
  }
  const name = nearest < 0 ? undefined : speaker.facilityName(facilities.id[nearest] ?? 0);
  return name === undefined
    ? `${place.lat.toFixed(4)}, ${place.lon.toFixed(4)}`
    : filled(PLAN_WORDS[speaker.language].near, { name });
}

/** Call signs of the units that have a home post, `Сапсан-1 +3`. */
export function postName(picture: PlanPicture, ref: string): string {
  const here = picture.units.filter(({ home }) => postRef(home) === ref);
  const [first] = here;
  return first ? `${first.callSign}${here.length > 1 ? ` +${here.length - 1}` : ''}` : ref.slice(5);
}

const nameIn = (changes: readonly Change[], ref: string): string | undefined => {
  for (const change of changes) {
    if (change.type === 'unit.add' && change.unit === ref) return change.callSign;
    if (change.type === 'post.add' && change.post === ref) return change.name;
    if (change.type === 'camera.add' && change.camera === ref) return change.name;
  }
  return undefined;
};

/** What a thing of a branch is called: its call sign, its post, its name. */
export function thingName(picture: PlanPicture, changes: readonly Change[], ref: string): string {
  const added = nameIn(changes, ref);
  if (added !== undefined) return added;
  if (ref.startsWith('post:')) return postName(picture, ref);
  const unit = picture.units.find(({ id }) => unitRef(id) === ref);
  return unit?.callSign ?? `№ ${ref.slice(ref.indexOf(':') + 1)}`;
}

/** The thing of the picture or the branch that a change is about, `unit:12`; a facility, a road and a target have none. */
export function refOf(change: Change): string | null {
  if ('unit' in change) return change.unit;
  if ('post' in change) return change.post;
  return 'camera' in change ? change.camera : null;
}

function thingOf(
  picture: PlanPicture,
  changes: readonly Change[],
  change: Change,
  { facilityName }: PlanSpeaker,
): string {
  const ref = refOf(change);
  if (ref !== null) return thingName(picture, changes, ref);
  if (change.type === 'equip') return facilityName(change.facility) ?? `№ ${change.facility}`;
  return change.type === 'road.close' ? change.name : '';
}

const minutesText = (seconds: number, { language, number }: PlanSpeaker): string =>
  filled(PLAN_WORDS[language].minutes, { value: number(Math.round(seconds / 6) / 10) });

/** A change as a sentence; `changes` are all of the branch, which names what it adds. */
export function changeText(
  picture: PlanPicture,
  changes: readonly Change[],
  change: Change,
  speaker: PlanSpeaker,
): string {
  const words = PLAN_WORDS[speaker.language];
  return filled(words.change[change.type], {
    thing: thingOf(picture, changes, change, speaker),
    place: 'lon' in change ? placeText(picture, change, speaker) : '',
    unitType: 'unitType' in change ? words.unitType[change.unitType] : '',
    crews: 'crews' in change ? speaker.number(change.crews) : '',
    measure: 'measure' in change ? words.measure[change.measure].toLocaleLowerCase(speaker.language) : '',
    facilityType: 'facilityType' in change ? words.facilityType[change.facilityType] : '',
    kind: 'kind' in change ? words.kind[change.kind] : '',
    minutes: 'targetS' in change ? minutesText(change.targetS, speaker) : '',
    view:
      'azimuthDeg' in change
        ? `${Math.round(change.azimuthDeg)}°, ${Math.round(change.fovDeg)}°, ${Math.round(change.rangeM)} m`
        : '',
  });
}

/** What an indicator is called. */
export function indicatorName({ key, measure }: IndicatorLine, language: Language): string {
  const words = PLAN_WORDS[language];
  return filled(words.indicator[key], { measure: measure === null ? '' : words.measure[measure] });
}

/** An amount of an indicator's unit, without its denominator. */
export function amountText(unit: IndicatorLine['unit'], value: number | null, speaker: PlanSpeaker): string {
  if (value === null) return '–';
  if (unit === 'seconds') return minutesText(value, speaker);
  const number = speaker.number(value);
  return unit === 'tenge' ? filled(PLAN_WORDS[speaker.language].tenge, { value: number }) : number;
}

/** An indicator with its share and what it is made of: `78.3 %` and `870 of 1,111`. */
export function valueText(
  { unit, value, of }: IndicatorLine,
  speaker: PlanSpeaker,
): { value: string; made: string } {
  if (of === null || value === null) return { value: amountText(unit, value, speaker), made: '' };
  const { number, percent, language } = speaker;
  return {
    value: of === 0 ? '–' : percent(value / of, 1),
    made: filled(PLAN_WORDS[language].made, { part: number(value), of: number(of) }),
  };
}

/** How an indicator has changed, with its sign, and whether that is good; null when it has not. */
export function deltaText(
  before: IndicatorLine,
  after: IndicatorLine,
  speaker: PlanSpeaker,
): { text: string; tone: 'good' | 'bad' | 'plain' } | null {
  if (before.value === null || after.value === null) return null;
  const delta = after.value - before.value;
  if (delta === 0 || (after.unit === 'seconds' && Math.abs(delta) < 3)) return null;
  const amount = amountText(after.unit, Math.abs(delta), speaker);
  const isGood = after.better === 'more' ? delta > 0 : delta < 0;
  return {
    text: `${delta > 0 ? '+' : '−'}${amount}`,
    tone: after.better === 'neither' ? 'plain' : isGood ? 'good' : 'bad',
  };
}
