import { expect, test } from 'vitest';
import { keyFigures, heading, notice, paragraph, signatures, title } from './blocks.ts';
import { finishPdf, startPdf, type Pdf } from './document.ts';
import { map, roundLength } from './map.ts';
import { pdfText } from './pdf-text.fixture.ts';
import { table } from './table.ts';

const start = (): Promise<Pdf> =>
  startPdf({
    language: 'kk',
    title: 'Аумақ бойынша есеп',
    header: ['Шолу', 'Түркістан облысы'],
    footer: 'Көрсету тізілімі',
    pageOf: (page, pages) => `${page}-бет, барлығы ${pages}`,
    written: new Date('2026-11-26T05:00:00Z'),
  });

test('every letter of the Kazakh, Russian and Latin alphabets is found again as text, in both weights', async () => {
  const kazakh = 'АаӘәБбВвГгҒғДдЕеЁёЖжЗзИиЙйКкҚқЛлМмНнҢңОоӨөПпРрСсТтУуҰұҮүФфХхҺһЦцЧчШшЩщЪъЫыІіЬьЭэЮюЯя';
  const latin = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
  const signs = '0123456789 №«»—–…₸₽€±×·°²−%,.:;()';
  const pdf = await start();
  for (const isBold of [false, true])
    for (const text of [kazakh, latin, signs]) paragraph(pdf, text, { sizePt: 7, isBold });
  paragraph(pdf, 'үлесі ≥ 71 → 80; \u{1F600}');
  const [page = ''] = pdfText(await finishPdf(pdf));
  const lines = page.split('\n');
  for (const text of [kazakh, latin, signs]) expect(lines.filter((line) => line === text)).toHaveLength(2);
  // What no subset has is written otherwise, and never dropped in silence.
  expect(page).toContain('үлесі >= 71 -> 80; ?');
});

test('a table breaks between rows, repeats its head, and every page says its number', async () => {
  const pdf = await start();
  title(pdf, 'Түркістан облысы', ['2026 жылғы 26 қарашадағы жағдай']);
  notice(pdf, 'Көрсету деректері: нақты мектептер емес');
  keyFigures(pdf, [{ value: '71,4 %', label: 'Дабыл түймесі', detail: '14 520-дан 10 367' }]);
  heading(pdf, 'Объектілер');
  const rows = Array.from({ length: 150 }, (_, i) => [
    String(i + 1),
    i === 70 ? 'Ұзынатаулыеңбірсөзденғанатұратынжерлердіңбірі'.repeat(40) : `№ ${i + 1} орта мектеп`,
    'жоқ',
  ]);
  table(
    pdf,
    [
      { title: '№', weight: 1, align: 'right' },
      { title: 'Атауы', weight: 6 },
      { title: 'Күйі', weight: 2 },
    ],
    rows,
  );
  signatures(pdf, [{ role: 'ЖБО бастығы', name: 'А. Ә. Әлиев' }, { role: 'Орындаушы' }], 'Күні');
  const pages = pdfText(await finishPdf(pdf));
  expect(pages.length).toBeGreaterThan(3);
  for (const [i, text] of pages.entries()) {
    expect(text).toContain(`${i + 1}-бет, барлығы ${pages.length}`);
    expect(text).toContain('Түркістан облысы');
  }
  const all = pages.join('\n');
  expect(all.match(/№ \d+ орта мектеп/g)).toHaveLength(149);
  for (const page of pages.filter((text) => text.includes('орта мектеп'))) expect(page).toContain('Атауы');
  for (const text of ['71,4 %', '14 520-дан 10 367', 'Көрсету деректері', 'ЖБО бастығы', 'А. Ә. Әлиев'])
    expect(all).toContain(text);
});

test('a map is drawn in lines with its scale and its legend, whatever its ground', async () => {
  const pdf = await start();
  const square = (w: number, s: number, e: number, n: number): GeoJSON.Polygon => ({
    type: 'Polygon',
    coordinates: [
      [
        [w, s],
        [e, s],
        [e, n],
        [w, n],
        [w, s],
      ],
    ],
  });
  map(pdf, {
    box: [65, 41, 71, 46],
    areas: [
      { geometry: square(65, 41, 71, 46), fill: '#cfe0ee' },
      { geometry: square(66, 42, 67, 43), fill: null },
    ],
    lines: [
      {
        path: [
          [66, 42],
          [70, 45],
        ],
        colour: '#0b4f8a',
        isDashed: true,
      },
    ],
    points: [
      { lon: 68.25, lat: 43.3, colour: '#b3261e', shape: 'triangle', text: 'Түркістан' },
      { lon: 69, lat: 44, colour: '#b3261e', shape: 'square' },
      { lon: 69, lat: 44, colour: '#b3261e', shape: 'cross' },
    ],
    texts: [{ lon: 66, lat: 42, text: 'Сауран' }],
    legend: [
      { colour: '#cfe0ee', label: 'Үлесі 70–80 %', shape: 'area' },
      { colour: '#0b4f8a', label: 'Ауыстыру', shape: 'line' },
      { colour: '#b3261e', label: 'Олқылық', shape: 'triangle' },
    ],
    lengthText: (metres) => `${metres / 1000} км`,
  });
  const [page = ''] = pdfText(await finishPdf(pdf));
  for (const text of ['200 км', 'Түркістан', 'Сауран', 'Үлесі 70–80 %', 'Олқылық'])
    expect(page).toContain(text);
});

test('the scale is a round length that fits', () => {
  expect([1, 1.9, 2, 4_999, 5_000, 99_999].map(roundLength)).toEqual([1, 1, 2, 2_000, 5_000, 50_000]);
});
