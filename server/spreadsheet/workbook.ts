import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { sheetXml, type XlsxSheet } from './sheet-xml.ts';
import { STYLES_XML } from './styles.ts';
import { escaped } from './xml-text.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A name of a sheet as spreadsheets take it: 31 characters, none that an address of a cell uses. */
const sheetName = (name: string): string => escaped(name.replaceAll(/[[\]:*?/\\]/g, ' ').slice(0, 31));

const contentTypes = (sheets: readonly XlsxSheet[]): string =>
  `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
  `<Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>` +
  sheets
    .map(
      (_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${TYPE}.worksheet+xml"/>`,
    )
    .join('') +
  '</Types>';

const relationships = (of: readonly (readonly [type: string, target: string])[]): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">` +
  of
    .map(
      ([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
    )
    .join('') +
  '</Relationships>';

const workbookXml = (sheets: readonly XlsxSheet[]): string =>
  `${HEAD}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}"><sheets>` +
  sheets
    .map(({ name }, i) => `<sheet name="${sheetName(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
    .join('') +
  '</sheets></workbook>';

/**
 * Writes a workbook as its rows come: no more than a few hundred kilobytes of it are held at any time, and it is packed on
 * threads of libuv. When the reader goes away, the rows are asked for no further.
 * @source ECMA-376, Office Open XML: part 1, SpreadsheetML; part 2, packaging.
 */
export function workbook(sheets: readonly XlsxSheet[]): Readable {
  const zip = new ZipFile();
  const add = (path: string, text: string): void => zip.addBuffer(Buffer.from(text), path);
  add('[Content_Types].xml', contentTypes(sheets));
  add('_rels/.rels', relationships([['officeDocument', 'xl/workbook.xml']]));
  add('xl/workbook.xml', workbookXml(sheets));
  add('xl/styles.xml', HEAD + STYLES_XML);
  add(
    'xl/_rels/workbook.xml.rels',
    relationships([
      ...sheets.map((_, i) => ['worksheet', `worksheets/sheet${i + 1}.xml`] as const),
      ['styles', 'styles.xml'],
    ]),
  );
  const bodies = sheets.map((sheet) => Readable.from(sheetXml(sheet), { objectMode: false }));
  for (const [i, body] of bodies.entries())
    zip.addReadStreamLazy(`xl/worksheets/sheet${i + 1}.xml`, (take) => take(null, body));
  zip.end();
  // A PassThrough, whatever its declaration says.
  const packed = zip.outputStream as Readable;
  const fail = (error: unknown): void =>
    void packed.destroy(error instanceof Error ? error : new Error(String(error)));
  zip.on('error', fail);
  for (const body of bodies) body.on('error', fail);
  packed.on('close', () => {
    for (const body of bodies) body.destroy();
  });
  return packed;
}
