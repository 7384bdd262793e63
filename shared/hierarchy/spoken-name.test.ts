import { describe, expect, it } from 'vitest';
import type { Language } from './schema.ts';
import { spokenName } from './spoken-name.ts';

const same = (text: string) => ({ kk: text, ru: text, en: text });
const langs = (name: ReturnType<typeof same>): string =>
  (['kk', 'ru', 'en'] as const satisfies Language[]).map((one) => spokenName(name, one).lang).join(' ');

describe('the name of a place', () => {
  it('is in the language of the screen when the register has it so, whatever letters an official name has', () => {
    expect(langs({ kk: 'Ұлытау облысы', ru: 'область Ұлытау', en: 'Ulytau Region' })).toBe('kk ru en');
    expect(langs({ kk: 'Алматы', ru: 'Алматы', en: 'Almaty' })).toBe('kk ru en');
    expect(langs({ kk: '№ 5 мектеп', ru: 'Школа № 5', en: 'School No. 5' })).toBe('kk ru en');
  });

  it('that an import has in one language only is told from one of the screen’s own', () => {
    expect(langs(same('Қарасу ауылының мектебі'))).toBe('kk kk kk');
    expect(langs(same('Средняя школа имени Абая'))).toBe('ru ru ru');
    expect(langs(same('Haileybury Astana'))).toBe('en en en');
    // Both a Kazakh and a Russian reader know it; an English one does not.
    expect(langs(same('Балдаурен'))).toBe('kk ru ru');
  });

  it('is another language’s where the register has none in this one', () => {
    expect(spokenName({ kk: 'Қарасу', ru: '', en: ' ' }, 'ru')).toEqual({ text: 'Қарасу', lang: 'kk' });
    expect(spokenName(same(''), 'en')).toEqual({ text: '', lang: 'en' });
  });
});
