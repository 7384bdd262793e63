import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { languageSchema } from '../../shared/hierarchy/schema.ts';
import { createTranslate } from '../i18n/translate.ts';

const FOLDER = 'client/public';
const icon = z.object({
  src: z.string(),
  sizes: z.string(),
  type: z.string(),
  purpose: z.string().optional(),
});
const manifest = z.object({
  id: z.literal('/'),
  name: z.string(),
  short_name: z.string().max(12),
  lang: languageSchema,
  start_url: z.string(),
  display: z.literal('standalone'),
  icons: z.array(icon),
  shortcuts: z.array(z.object({ name: z.string(), url: z.string() })),
});
const read = (language: string): z.infer<typeof manifest> =>
  manifest.parse(JSON.parse(readFileSync(join(FOLDER, `manifest-${language}.webmanifest`), 'utf8')));

describe('the manifest', () => {
  it.each(languageSchema.options)(
    'in %s opens in its language and calls the workspaces as they do',
    (language) => {
      const t = createTranslate(language);
      const own = read(language);
      expect([own.lang, own.start_url]).toEqual([language, `/?lang=${language}`]);
      expect(own.shortcuts.map(({ name, url }) => [name, url])).toEqual([
        [t('workspace.coverage'), `/?lang=${language}`],
        [t('workspace.operate'), `/operate?lang=${language}`],
        [t('workspace.plan'), `/plan?lang=${language}`],
        [t('workspace.performance'), `/performance?lang=${language}`],
      ]);
    },
  );

  it('has the icons that an installation asks for, as files of the size they say', () => {
    const { icons } = read('ru');
    for (const { src, sizes, type } of icons) {
      const file = readFileSync(join(FOLDER, src));
      if (type === 'image/png')
        expect([src, `${file.readUInt32BE(16)}x${file.readUInt32BE(20)}`]).toEqual([src, sizes]);
      expect(existsSync(join(FOLDER, src))).toBe(true);
    }
    const wanted = icons
      .filter(({ type }) => type === 'image/png')
      .map((one) => `${one.purpose} ${one.sizes}`);
    expect(wanted.toSorted()).toEqual(['any 192x192', 'any 512x512', 'maskable 192x192', 'maskable 512x512']);
  });
});
