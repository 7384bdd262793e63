import { buffer } from 'node:stream/consumers';
import readXlsxFile from 'read-excel-file/node';
import { SaxesParser } from 'saxes';
import { fromBufferPromise } from 'yauzl';
import { describe, expect, it } from 'vitest';
import { csvStream } from './csv-stream.ts';
import type { XlsxCell, XlsxColumn } from './sheet-xml.ts';
import { workbook } from './workbook.ts';

const columns: XlsxColumn[] = [
  { widthChars: 10, style: 'plain' },
  { widthChars: 10, style: 'integer', headerStyle: 'headerOfNumbers' },
];

/** Counts how far its rows were asked for. */
function counted(rows: number) {
  const seen = { asked: 0, isEnded: false };
  function* made(): Generator<XlsxCell[]> {
    try {
      for (; seen.asked < rows; seen.asked++) yield [`Школа № ${seen.asked}`, seen.asked];
    } finally {
      seen.isEnded = true;
    }
  }
  return { seen, rows: made() };
}

describe('a workbook', () => {
  it('is read back as it was written, sheet by sheet', async () => {
    const rows: XlsxCell[][] = [
      ['Қазақ мектебі «Өрлеу» & <b>', 1_234],
      ['=HYPERLINK("x")', 0.5],
      ['  spaces, a line\nand _x000D_ ', null],
      ['\u0001 and \uD83D', -1],
      ['😀', Number.NaN],
    ];
    const file = await buffer(
      workbook([
        { name: 'Объекты: все/[1]', columns, header: ['Название', 'Число'], isFirstColumnFrozen: true, rows },
        { name: 'О файле', columns, rows: [['Источник', 7]] },
      ]),
    );
    const [table, about] = await readXlsxFile(file, { trim: false });
    expect([table?.sheet, about?.sheet]).toEqual(['Объекты  все  1 ', 'О файле']);
    expect(table?.data).toEqual([
      ['Название', 'Число'],
      ['Қазақ мектебі «Өрлеу» & <b>', 1_234],
      ['=HYPERLINK("x")', 0.5],
      [expect.stringMatching(/^ {2}spaces, a line\nand _x(005F_x)?000D_ $/), null],
      ['\uFFFD and \uFFFD', -1],
      ['😀', null],
    ]);
    expect(about?.data).toEqual([['Источник', 7]]);
  });

  it('is XML in each of its parts, names every style it uses, and holds no formula', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => Array.from({ length: 60 }, () => `=${i}`));
    const wide = Array.from({ length: 60 }, () => ({ widthChars: 9, style: 'wrapped' as const }));
    const zip = await fromBufferPromise(
      await buffer(workbook([{ name: 'a', columns: wide, header: rows[0] ?? [], rows }])),
      { lazyEntries: true },
    );
    const parts = new Map<string, string>();
    for await (const entry of zip.eachEntry()) {
      const text = (await buffer(await zip.openReadStreamPromise(entry))).toString();
      new SaxesParser().write(text).close();
      parts.set(entry.fileName, text);
    }
    const sheet = parts.get('xl/worksheets/sheet1.xml') ?? '';
    expect(sheet).not.toContain('<f>');
    expect(sheet).toContain('r="BH31"');
    const defined = /<cellXfs count="(\d+)">(.*)<\/cellXfs>/.exec(parts.get('xl/styles.xml') ?? '');
    expect(defined?.[2]?.match(/<xf/g)).toHaveLength(Number(defined?.[1]));
    for (const [, style] of sheet.matchAll(/ s="(\d+)"/g))
      expect(Number(style)).toBeLessThan(Number(defined?.[1]));
  });

  it('asks for its rows as its reader takes them, and no further when the reader goes away', async () => {
    const { seen, rows } = counted(1_000_000);
    const body = workbook([{ name: 'a', columns, rows }]);
    const iterator = body[Symbol.asyncIterator]();
    for (let i = 0; i < 8; i++) await iterator.next();
    let before = -1;
    await expect
      .poll(
        () => {
          const isResting = before === seen.asked;
          before = seen.asked;
          return isResting;
        },
        { interval: 100 },
      )
      .toBe(true);
    expect(seen.asked).toBeGreaterThan(0);
    expect(seen.asked).toBeLessThan(100_000);
    body.destroy();
    await expect.poll(() => seen.isEnded).toBe(true);
  });

  it('breaks off when its rows do', async () => {
    async function* broken(): AsyncGenerator<XlsxCell[]> {
      for (let i = 0; i < 5_000; i++) yield ['one', i];
      await Promise.resolve();
      throw new Error('The database went away');
    }
    await expect(buffer(workbook([{ name: 'a', columns, rows: broken() }]))).rejects.toThrow('went away');
    await expect(buffer(csvStream(broken(), {}))).rejects.toThrow('went away');
  });
});
