import { posix } from 'node:path';
import { fileError } from './file-error.ts';
import { MAX_ROW_BYTES, XLSX_LIMITS } from './limits.ts';
import { stringStore, type StringStore } from './string-store.ts';
import { readWholeXml, type XmlHandlers } from './xml.ts';
import type { ZipParts } from './zip-parts.ts';
import type { Name } from '../../../../shared/hierarchy/schema.ts';

/** What the cells of a sheet refer to. */
export type Book = {
  /** The first visible sheet: its name and its part. */
  sheet: { name: string; part: string };
  strings: StringStore;
  /** Numbers of the cell styles that show a number as a date. */
  dateStyles: ReadonlySet<number>;
  /** Days of this workbook are counted from 1904, not from 1900. */
  from1904: boolean;
};

const WORKBOOK = 'xl/workbook.xml';
/** What another ZIP archive is, by a part that it has. */
const OTHER_ARCHIVES: readonly (readonly [part: RegExp, what: Name])[] = [
  [
    /^xl\/workbook\.bin$/,
    {
      kk: 'Excel екілік кітабы (.xlsb)',
      ru: 'двоичная книга Excel (.xlsb)',
      en: 'a binary Excel workbook (.xlsb)',
    },
  ],
  [/^word\//, { kk: 'Word құжаты (.docx)', ru: 'документ Word (.docx)', en: 'a Word document (.docx)' }],
  [
    /^ppt\//,
    { kk: 'PowerPoint таныстырылымы', ru: 'презентация PowerPoint', en: 'a PowerPoint presentation' },
  ],
  [
    /^content\.xml$/,
    {
      kk: 'OpenDocument құжаты (.ods)',
      ru: 'документ OpenDocument (.ods)',
      en: 'an OpenDocument file (.ods)',
    },
  ],
  [/\.(shp|dbf)$/i, { kk: 'shapefile мұрағаты', ru: 'архив с shapefile', en: 'an archive of a shapefile' }],
  [/\.kml$/i, { kk: 'KMZ файлы', ru: 'файл KMZ', en: 'a KMZ file' }],
  [/(?:)/, { kk: 'ZIP мұрағаты', ru: 'архив ZIP', en: 'a ZIP archive' }],
];

/** @throws ImportFileError when the archive is no workbook, or has no sheet that is seen. */
export async function readBook(zip: ZipParts): Promise<Book> {
  if (!zip.names.has(WORKBOOK)) {
    const [, what] = OTHER_ARCHIVES.find(([part]) => [...zip.names].some((name) => part.test(name))) ?? [];
    throw fileError('not-a-table', { what: what ?? 'ZIP' });
  }
  const relations = await readRelations(zip);
  const { sheets, from1904 } = await readWorkbook(zip);
  const ofKind = (kind: string) =>
    [...relations.values()].find(({ type }) => type.endsWith(`/${kind}`))?.part;
  for (const { name, id, hidden } of sheets) {
    const { type = '', part = '' } = relations.get(id) ?? {};
    if (hidden || !type.endsWith('/worksheet')) continue;
    return {
      sheet: { name, part },
      strings: await readStrings(zip, ofKind('sharedStrings')),
      dateStyles: await readDateStyles(zip, ofKind('styles')),
      from1904,
    };
  }
  throw fileError('no-sheet', {});
}

const readList = async (zip: ZipParts, part: string, handlers: XmlHandlers): Promise<void> =>
  readWholeXml(await zip.read(part, XLSX_LIMITS.listMb), part, handlers);

async function readRelations(zip: ZipParts): Promise<Map<string, { type: string; part: string }>> {
  const relations = new Map<string, { type: string; part: string }>();
  await readList(zip, 'xl/_rels/workbook.xml.rels', {
    open(name, { Id = '', Type: type = '', Target = '' }) {
      if (name === 'Relationship')
        relations.set(Id, {
          type,
          part: Target.startsWith('/') ? Target.slice(1) : posix.join('xl', Target),
        });
    },
  });
  return relations;
}

async function readWorkbook(zip: ZipParts) {
  const sheets: { name: string; id: string; hidden: boolean }[] = [];
  let from1904 = false;
  await readList(zip, WORKBOOK, {
    open(tag, attributes) {
      const { name = '', state = 'visible', date1904 = '0' } = attributes;
      if (tag === 'workbookPr') from1904 = date1904 === '1' || date1904 === 'true';
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
      if (tag === 'sheet') sheets.push({ name, id, hidden: state !== 'visible' });
    },
  });
  return { sheets, from1904 };
}

async function readStrings(zip: ZipParts, part: string | undefined): Promise<StringStore> {
  const store = stringStore(part ?? '');
  if (part === undefined || !zip.names.has(part)) return store;
  let text = '';
  let inText = false;
  let inReading = false;
  await readWholeXml(await zip.read(part, 2 * XLSX_LIMITS.stringsMb), part, {
    open(name) {
      if (name === 'si') text = '';
      inReading ||= name === 'rPh';
      inText = name === 't' && !inReading;
    },
    text(piece) {
      if (inText) text += piece;
      if (text.length > MAX_ROW_BYTES) throw fileError('row-too-long', { max: MAX_ROW_BYTES / 1024 });
    },
    close(name) {
      inText = false;
      if (name === 'rPh') inReading = false;
      if (name === 'si') store.add(text);
    },
  });
  return store;
}

/** Formats of dates that workbooks need not list (ECMA-376, 18.8.30). */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
/** True when a format, its quoted and bracketed texts left out, has letters of a day or time. */
const isDateFormat = (code: string): boolean => /[ymdhs]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''));

async function readDateStyles(zip: ZipParts, part: string | undefined): Promise<ReadonlySet<number>> {
  const dateStyles = new Set<number>();
  if (part === undefined || !zip.names.has(part)) return dateStyles;
  const dateFormats = new Set<number>();
  let inCellStyles = false;
  let style = 0;
  await readList(zip, part, {
    open(name, { numFmtId = '0', formatCode = '' }) {
      const id = Number(numFmtId);
      if (name === 'numFmt' && isDateFormat(formatCode)) dateFormats.add(id);
      if (name === 'cellXfs') inCellStyles = true;
      if (name !== 'xf' || !inCellStyles) return;
      if (dateFormats.has(id) || isBuiltInDate(id)) dateStyles.add(style);
      style++;
    },
    close(name) {
      if (name === 'cellXfs') inCellStyles = false;
    },
  });
  return dateStyles;
}
