import { crc32, deflateRawSync } from 'node:zlib';

/** A part of an archive; `declaredBytes` is a lie about its size. */
type Part = { name: string; bytes: Buffer; declaredBytes?: number };

const u16 = (n: number): Buffer => Buffer.from([n & 0xff, (n >> 8) & 0xff]);
const u32 = (n: number): Buffer => Buffer.concat([u16(n & 0xffff), u16(n >>> 16)]);

/** A ZIP archive of the parts, deflated (APPNOTE 6.3.10, without extensions). */
export function zipOf(parts: readonly Part[]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, declaredBytes = bytes.length } of parts) {
    const packed = deflateRawSync(bytes);
    const fields = Buffer.concat([
      u16(20),
      u16(0x800),
      u16(8),
      u32(0),
      u32(crc32(bytes)),
      u32(packed.length),
      u32(declaredBytes),
      u16(Buffer.byteLength(name)),
      u16(0),
    ]);
    const head = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name)]);
    local.push(head, packed);
    central.push(
      Buffer.from('PK\x01\x02'),
      u16(20),
      fields,
      Buffer.alloc(10),
      u32(offset),
      Buffer.from(name),
    );
    offset += head.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = [u32(0), u16(parts.length), u16(parts.length), u32(directory.length), u32(offset), u16(0)];
  return Buffer.concat([...local, directory, Buffer.from('PK\x05\x06'), ...end]);
}

/** A sheet of a workbook: the XML of its rows, and of what stands behind them. */
type Sheet = { rows: string; after?: string; state?: 'hidden'; name?: string };
export type Workbook = { sheets: readonly Sheet[]; strings?: string; styles?: string; from1904?: boolean };

const XML = '<?xml version="1.0" encoding="UTF-8"?>\n';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The parts of a small XLSX workbook, for tests to change before they are packed. */
export function workbookParts({ sheets, strings, styles, from1904 }: Workbook): Part[] {
  const part = (name: string, xml: string): Part => ({ name, bytes: Buffer.from(XML + xml) });
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const listed = sheets.map(
    ({ state = 'visible', name }, i) =>
      `<sheet name="${name ?? `Sheet${i + 1}`}" sheetId="${i + 1}" state="${state}" r:id="rId${i + 1}"/>`,
  );
  return [
    part(
      'xl/workbook.xml',
      `<workbook ${MAIN} xmlns:r="${OFFICE}"><workbookPr date1904="${from1904 ? 1 : 0}"/><sheets>${listed.join('')}</sheets></workbook>`,
    ),
    part(
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${[
        ...sheets.map((_, i) => relation(`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`)),
        relation('rId901', 'sharedStrings', '/xl/sharedStrings.xml'),
        relation('rId902', 'styles', 'styles.xml'),
      ].join('')}</Relationships>`,
    ),
    ...sheets.map(({ rows, after = '' }, i) =>
      part(
        `xl/worksheets/sheet${i + 1}.xml`,
        `<worksheet ${MAIN}><sheetData>${rows}</sheetData>${after}</worksheet>`,
      ),
    ),
    ...(strings === undefined ? [] : [part('xl/sharedStrings.xml', `<sst ${MAIN}>${strings}</sst>`)]),
    ...(styles === undefined ? [] : [part('xl/styles.xml', `<styleSheet ${MAIN}>${styles}</styleSheet>`)]),
  ];
}

/** A cell with a text of its own. */
export const inline = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
/** A row of cells, each its XML. */
export const rowXml = (cells: readonly string[], row?: number): string =>
  `<row${row === undefined ? '' : ` r="${row}"`}>${cells.join('')}</row>`;
