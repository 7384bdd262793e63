import type { Name } from '../../shared/hierarchy/schema.ts';

/**
 * The bare name of the settlement after which a unit is called: «Семей қ.ә.» → «Семей», «г. Хромтау» → «Хромтау»,
 * "Oral (Uralsk) (city administration)" → "Oral".
 */
export const settlementName = ({ kk, ru, en }: Name): Name => ({
  kk: kk.replace(/ (қ\.ә\.|қ\.|қаласы|ауданы)$/, ''),
  ru: ru.replace(/^(г\.|город) /, '').replace(/ г\.а\.$/, ''),
  en: en.replace(/( \([^)]*\))+$/, ''),
});
