import { expect, test } from 'vitest';
import { FILE_COLUMNS } from './columns.ts';
import type { FileColumn } from './file-column.ts';
import { acceptedIn } from './template.ts';
import { WORDS, type WordSet } from './words.ts';

const cell = (text: string): string => text.replaceAll('|', '\\|');
const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
const table = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');

const columnRow = (column: FileColumn) => [
  `\`${column.id}\``,
  column.required ? 'yes' : '',
  Object.values(column.names).flat().join(' · '),
  column.meaning.en,
  column.holds in WORDS ? `words of *${column.holds}*` : acceptedIn(column, 'en'),
];
const COLUMN_HEADER = ['column', 'needed', 'names in the file', 'meaning', 'accepted'];
const WORD_HEADER = ['code', 'Kazakh', 'Russian', 'English'];

const wordTables = Object.entries<WordSet>(WORDS).map(([name, set]) => {
  const rows = Object.entries(set).map(([code, words]) => [
    `\`${code}\``,
    words.kk.join(', '),
    words.ru.join(', '),
    words.en.join(', '),
  ]);
  return `### ${name}\n\n${table(WORD_HEADER, rows)}`;
});

const PAGE = `# Columns of imported files

Written by \`npx vitest run --project unit columns-page -u\` from \`shared/register/import\`; not edited by hand. What a file may be:
[import-register.md](import-register.md).

## Facilities

At least one of the three names is needed.

${table(COLUMN_HEADER, FILE_COLUMNS.facilities.map(columnRow))}

## Cameras

${table(COLUMN_HEADER, FILE_COLUMNS.cameras.map(columnRow))}

## Past incidents

How they are taken: [import-operations.md](import-operations.md).

${table(COLUMN_HEADER, FILE_COLUMNS.incidents.map(columnRow))}

## Units

${table(COLUMN_HEADER, FILE_COLUMNS.units.map(columnRow))}

## Inspections

How they are taken: [gaps.md](gaps.md).

${table(COLUMN_HEADER, FILE_COLUMNS.inspections.map(columnRow))}

## Words

${wordTables.join('\n\n')}
`;

test('the page of columns says what is read', async () => {
  await expect(PAGE).toMatchFileSnapshot('../../../docs/import-columns.md');
});
