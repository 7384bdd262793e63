import { greatCircleM } from './distance.ts';
import type { Incident } from './schema.ts';
import { likeness, sharedWords } from './likeness.ts';

/** What two reports are compared by. `text` is everything that was said: address and notes. */
export type Report = Pick<Incident, 'id' | 'category' | 'facilityId'> & {
  at: number;
  place: { lon: number; lat: number } | null;
  phone: string;
  text: string;
};

/** Why two reports may be one event, with the figure that says so. */
export type DuplicateReason =
  | { reason: 'near'; metres: number }
  | { reason: 'same_facility' }
  | { reason: 'same_phone' }
  | { reason: 'similar_text'; share: number; words: string[] }
  | { reason: 'same_category' };

export type Duplicate = {
  id: number;
  /** 0 to 1. */
  score: number;
  /** `likely` is offered with one key, `possible` is listed. Neither ever merges anything. */
  verdict: 'likely' | 'possible';
  minutesApart: number;
  reasons: DuplicateReason[];
};

/** Bounds and weights, as data: a centre tunes them on its own merged reports. */
export const DUPLICATE_RULES = {
  /** Reports farther apart in time are not compared. */
  windowMs: 90 * 60_000,
  nearM: 1000,
  /** A text less alike than this says nothing. */
  textFrom: 0.3,
  weights: { time: 0.2, distance: 0.3, facility: 0.3, phone: 0.25, text: 0.3, category: 0.15 },
  possibleFrom: 0.45,
  likelyFrom: 0.7,
} as const;

/**
 * Earlier or simultaneous reports that may tell of the same event, most likely first; equal ones by id. Time alone
 * proposes nothing: two reports must have a place, a telephone or words in common.
 */
export function duplicatesOf(report: Report, others: Iterable<Report>): Duplicate[] {
  const found: Duplicate[] = [];
  for (const other of others) {
    const compared = other.id === report.id ? null : compare(report, other);
    if (compared) found.push(compared);
  }
  return found.sort((a, b) => b.score - a.score || a.id - b.id);
}

function compare(report: Report, other: Report): Duplicate | null {
  const { windowMs, nearM, textFrom, weights, possibleFrom, likelyFrom } = DUPLICATE_RULES;
  const apartMs = Math.abs(report.at - other.at);
  if (apartMs > windowMs) return null;
  const reasons: DuplicateReason[] = [];
  let score = weights.time * (1 - apartMs / windowMs);
  const metres =
    report.place && other.place
      ? greatCircleM(report.place.lon, report.place.lat, other.place.lon, other.place.lat)
      : null;
  if (metres !== null && metres <= nearM) {
    reasons.push({ reason: 'near', metres });
    score += weights.distance * (1 - metres / nearM);
  }
  if (report.facilityId !== null && report.facilityId === other.facilityId) {
    reasons.push({ reason: 'same_facility' });
    score += weights.facility;
  }
  const phone = phoneKey(report.phone);
  if (phone !== '' && phone === phoneKey(other.phone)) {
    reasons.push({ reason: 'same_phone' });
    score += weights.phone;
  }
  const share = likeness(report.text, other.text);
  if (share >= textFrom) {
    reasons.push({ reason: 'similar_text', share, words: sharedWords(report.text, other.text) });
    score += weights.text * share;
  }
  if (reasons.length === 0) return null;
  // Two places that are known and far apart are two events, unless one and the same person reports them.
  if (metres !== null && metres > nearM && !reasons.some(({ reason }) => reason === 'same_phone'))
    return null;
  if (report.category === other.category) {
    reasons.push({ reason: 'same_category' });
    score += weights.category;
  }
  const capped = Math.min(1, score);
  if (capped < possibleFrom) return null;
  return {
    id: other.id,
    score: capped,
    verdict: capped >= likelyFrom ? 'likely' : 'possible',
    minutesApart: apartMs / 60_000,
    reasons,
  };
}

/** The last ten digits: `+7 701 …`, `8 (701) …` and `701…` are one number. Shorter ones are extensions or none. */
export function phoneKey(phone: string): string {
  const digits = phone.replaceAll(/\D/g, '');
  return digits.length < 6 ? '' : digits.slice(-10);
}
