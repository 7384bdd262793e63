import type { I18n } from '../../i18n/use-i18n.tsx';

const STEPS = [
  ['days', 86_400_000],
  ['hours', 3_600_000],
  ['minutes', 60_000],
] as const;

/** An age in one unit: 12 s, 5 min, 3 h, 2 d. */
export function ageText({ t, number }: Pick<I18n, 't' | 'number'>, ms: number): string {
  const [unit, size] = STEPS.find(([, step]) => ms >= step) ?? (['seconds', 1_000] as const);
  return t(`sources.age.${unit}`, { count: number(Math.max(0, Math.floor(ms / size))) });
}
