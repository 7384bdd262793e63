import type { Readable } from 'node:stream';
import { problemPage } from './run/store.ts';
import type { Language, Name } from '../../../shared/hierarchy/schema.ts';
import { problemText } from '../../../shared/register/import/problem-words.ts';
import type { ImportProblem } from '../../../shared/register/import/run.ts';
import type { Db } from '../../db/schema.ts';
import { csvStream } from '../../spreadsheet/csv-stream.ts';
import { workbook } from '../../spreadsheet/workbook.ts';

const PAGE = 2_000;

const HEADER: readonly Name[] = [
  { kk: 'Жол', ru: 'Строка', en: 'Row' },
  { kk: 'Баған', ru: 'Столбец', en: 'Column' },
  { kk: 'Мәні', ru: 'Значение', en: 'Value' },
  { kk: 'Түрі', ru: 'Вид', en: 'Kind' },
  { kk: 'Не дұрыс емес', ru: 'Что не так', en: 'What is wrong' },
];
const SEVERITY: Readonly<Record<ImportProblem['severity'], Name>> = {
  error: { kk: 'қате', ru: 'ошибка', en: 'error' },
  warning: { kk: 'ескерту', ru: 'предупреждение', en: 'warning' },
};
/** Spreadsheets set to Kazakh or Russian part cells by semicolons. */
const DELIMITER: Readonly<Record<Language, string>> = { kk: ';', ru: ';', en: ',' };

/** A text that a spreadsheet would run as a formula gets an apostrophe before it. */
const guarded = (text: string): string => (/^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text);

const headerIn = (language: Language): string[] => HEADER.map((name) => name[language]);

async function* lines(db: Db, runId: number, language: Language): AsyncGenerator<string[]> {
  for (let after = 0; ;) {
    const { rows } = await problemPage(db, { runId, after, limit: PAGE });
    for (const found of rows)
      yield [
        found.row === 0 ? '' : String(found.row),
        guarded(found.column),
        guarded(found.value),
        SEVERITY[found.severity][language],
        guarded(problemText(found, language)),
      ];
    if (rows.length < PAGE) return;
    after += rows.length;
  }
}

async function* csvLines(db: Db, runId: number, language: Language): AsyncGenerator<string[]> {
  yield headerIn(language);
  yield* lines(db, runId, language);
}

export const REPORT_FORMATS = ['csv', 'xlsx'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** The problems of an import as a file, a line each: row, column, value, kind, what is wrong. */
export const REPORTS: Readonly<
  Record<ReportFormat, { mediaType: string; write: (db: Db, runId: number, language: Language) => Readable }>
> = {
  csv: {
    mediaType: 'text/csv; charset=utf-8',
    write: (db, runId, language) =>
      csvStream(csvLines(db, runId, language), {
        bom: true,
        delimiter: DELIMITER[language],
        record_delimiter: 'windows',
      }),
  },
  xlsx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    write: (db, runId, language) =>
      workbook([
        {
          name: 'report',
          columns: [8, 24, 32, 16, 90].map((widthChars) => ({ widthChars, style: 'plain' })),
          header: headerIn(language),
          rows: lines(db, runId, language),
        },
      ]),
  },
};
