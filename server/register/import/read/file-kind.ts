import { open } from 'node:fs/promises';
import { fileError } from './file-error.ts';
import type { Name } from '../../../../shared/hierarchy/schema.ts';

/** What a file is, by its first bytes. */
export type FileKind = 'text' | 'zip';

const same = (name: string): Name => ({ kk: name, ru: name, en: name });
/** First bytes, as Latin letters, of files that are no tables. */
const SIGNATURES: readonly (readonly [start: string, what: Name])[] = [
  ['%PDF', same('PDF')],
  ['\x89PNG', { kk: 'сурет (PNG)', ru: 'изображение (PNG)', en: 'a picture (PNG)' }],
  ['\xFF\xD8\xFF', { kk: 'сурет (JPEG)', ru: 'изображение (JPEG)', en: 'a picture (JPEG)' }],
  ['GIF8', { kk: 'сурет (GIF)', ru: 'изображение (GIF)', en: 'a picture (GIF)' }],
  ['\x1F\x8B', { kk: 'gzip мұрағаты', ru: 'архив gzip', en: 'a gzip archive' }],
  ['Rar!', { kk: 'RAR мұрағаты', ru: 'архив RAR', en: 'a RAR archive' }],
  ['7z\xBC\xAF', { kk: '7z мұрағаты', ru: 'архив 7z', en: 'a 7z archive' }],
  ['SQLite format', { kk: 'SQLite дерекқоры', ru: 'база данных SQLite', en: 'an SQLite database' }],
  ['PAR1', same('Parquet')],
  ['\x00\x00\x27\x0A', same('shapefile (.shp)')],
  ['\x7FELF', { kk: 'бағдарлама', ru: 'программа', en: 'a program' }],
  ['MZ\x90', { kk: 'бағдарлама', ru: 'программа', en: 'a program' }],
  ['{\\rtf', same('RTF')],
];
/** Texts that are no tables, however an old system may name them. */
const MARKUP: readonly (readonly [start: RegExp, what: Name])[] = [
  [
    /^\s*<(!doctype html|html|table|head|meta)/i,
    { kk: 'веб-бет (HTML)', ru: 'веб-страница (HTML)', en: 'a web page (HTML)' },
  ],
  [/^\s*<(\?xml|kml|gml)/i, same('XML')],
];
const COMPOUND_FILE = '\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1';

/**
 * Tells text from ZIP (an XLSX file is one), and names everything else.
 * @throws ImportFileError when the file is neither.
 */
export async function fileKind(path: string, head: Buffer): Promise<FileKind> {
  const start = head.subarray(0, 512).toString('latin1');
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06')) return 'zip';
  if (start.startsWith(COMPOUND_FILE)) throw await compoundFileError(path, head);
  const named =
    SIGNATURES.find(([signature]) => start.startsWith(signature)) ??
    MARKUP.find(([signature]) => signature.test(start.replace(/^\xEF\xBB\xBF/, '')));
  if (named) throw fileError('not-a-table', { what: named[1] });
  return 'text';
}

/** Compound files (MS-CFB) are old Office documents and encrypted new ones; the names in their directory tell which. */
async function compoundFileError(path: string, head: Buffer) {
  const sectorBytes = 1 << Math.min(head.length > 0x20 ? head.readUInt16LE(0x1e) : 9, 12);
  const sector = head.length > 0x34 ? head.readUInt32LE(0x30) : 0;
  const directory = Buffer.alloc(4096);
  const file = await open(path);
  try {
    await file.read(directory, 0, directory.length, (sector + 1) * sectorBytes);
  } finally {
    await file.close();
  }
  const names = directory.toString('utf16le');
  if (names.includes('EncryptedPackage')) return fileError('encrypted', {});
  if (/Workbook|Book/.test(names)) return fileError('old-xls', {});
  const what = { kk: 'ескі Office құжаты', ru: 'документ старого Office', en: 'a document of an old Office' };
  return fileError('not-a-table', { what });
}
