import type { Kato } from '../hierarchy/schema.ts';

/** All of Kazakhstan is UTC+5 since 1 March 2024. */
export const KAZAKHSTAN_UTC_OFFSET_MS = 5 * 3_600_000;

/** The parts of an incident's number: the centre that gave it, the year in Kazakhstan, its place in that year from 1. */
export type IncidentNumber = { centre: Kato; year: number; sequence: number };

/** Sequences are written with six digits, so that numbers of a year sort as text; a longer one is written whole. */
const DIGITS = 6;

/** `750000000-2026-000123`: readable over the radio from the back, unique in the country without asking anybody. */
export const formatNumber = ({ centre, year, sequence }: IncidentNumber): string =>
  `${centre}-${year}-${String(sequence).padStart(DIGITS, '0')}`;

/** The parts of a number as `formatNumber` writes it; null for anything else. */
export function parseNumber(text: string): IncidentNumber | null {
  const match = /^(\d{9})-(\d{4})-(\d{6,12})$/.exec(text.trim());
  if (!match) return null;
  const [, centre = '', year, sequence] = match;
  const parsed = { centre, year: Number(year), sequence: Number(sequence) };
  return parsed.sequence > 0 && formatNumber(parsed) === text.trim() ? parsed : null;
}

/** The year that a moment belongs to: it turns at midnight in Kazakhstan, five hours before it turns in UTC. */
export const numberYear = (at: number): number => new Date(at + KAZAKHSTAN_UTC_OFFSET_MS).getUTCFullYear();
