import type { Language } from '../../../shared/hierarchy/schema.ts';

/** Kazakhstan has one time since 01.03.2024: UTC+5. */
const ZONE_MS = 5 * 3_600_000;

export type Numbers = {
  whole: (value: number) => string;
  /** 0..1 with one decimal. */
  percent: (share: number) => string;
  /** An ISO date as an office writes it. */
  date: (iso: string) => string;
  moment: (date: Date) => string;
};

/** Numbers and dates as they are written in a language; thousands by a space that does not break. */
export function numbersOf(language: Language): Numbers {
  const comma = language !== 'en';
  const whole = (value: number): string =>
    String(Math.round(value)).replaceAll(/\B(?=(\d{3})+$)/g, comma ? '\u00a0' : ',');
  const date = (iso: string): string => (comma ? iso.split('-').toReversed().join('.') : iso);
  return {
    whole,
    percent: (share) => {
      const text = (Math.round(share * 1000) / 10).toFixed(1);
      return comma ? `${text.replace('.', ',')}\u00a0%` : `${text}%`;
    },
    date,
    moment: (at) => {
      const here = new Date(at.getTime() + ZONE_MS).toISOString();
      return `${date(here.slice(0, 10))} ${here.slice(11, 16)}`;
    },
  };
}
