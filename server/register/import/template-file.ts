import { stringify } from 'csv-stringify/sync';
import writeXlsxFile, { type CellObject } from 'write-excel-file/node';
import type { FileKind } from '../../../shared/register/import/columns.ts';
import { templateOf, type Template } from '../../../shared/register/import/template.ts';
import type { Language } from '../../../shared/hierarchy/schema.ts';

export type TemplateFormat = 'csv' | 'xlsx';

/** The bytes of a template: names of the columns and an example row; XLSX also has a sheet that explains the columns. */
export const templateFile = async (
  kind: FileKind,
  format: TemplateFormat,
  language: Language,
): Promise<Buffer> => WRITERS[format](templateOf(kind, language), language);

const WRITERS: Readonly<
  Record<TemplateFormat, (template: Template, language: Language) => Buffer | Promise<Buffer>>
> = { csv, xlsx };

/** As the spreadsheet of the language writes it: semicolons and decimal commas in Kazakh and Russian. */
function csv({ columns }: Template, language: Language): Buffer {
  const [delimiter, decimal] = language === 'en' ? [',', '.'] : [';', ','];
  const example = columns.map((c) => (c.holds === 'number' ? c.example.replace('.', decimal) : c.example));
  const rows = [columns.map(({ title }) => title), example];
  return Buffer.from(stringify(rows, { bom: true, delimiter, record_delimiter: 'windows' }));
}

const HEADER = { type: String, fontWeight: 'bold', wrap: true, alignVertical: 'top' } as const;
const TEXT = { type: String, format: '@' } as const;

function xlsx({ title, columns, explained }: Template): Promise<Buffer> {
  const widths = [26, 22, 12, 60, 50, 24].map((width) => ({ width }));
  const lines = explained.lines.map((line) =>
    line.map((value): CellObject => ({ type: String, value, wrap: true, alignVertical: 'top' })),
  );
  return writeXlsxFile([
    {
      sheet: title,
      columns: columns.map((column) => ({ width: Math.max(14, column.title.length + 2) })),
      stickyRowsCount: 1,
      data: [columns.map((column) => ({ ...HEADER, value: column.title })), columns.map(exampleCell)],
    },
    {
      sheet: explained.title,
      columns: widths,
      stickyRowsCount: 1,
      data: [explained.header.map((value) => ({ ...HEADER, value })), ...lines],
    },
  ]).toBuffer();
}

function exampleCell({ holds, example }: Template['columns'][number]): CellObject | null {
  if (example === '') return null;
  if (holds === 'number') return { type: Number, value: Number(example) };
  if (holds === 'date') return { type: Date, value: new Date(example), format: 'yyyy-mm-dd' };
  return { ...TEXT, value: example };
}
