import type { ImportKind, ImportProblem } from '../../../shared/register/import/run.ts';
import type { I18n } from '../../i18n/use-i18n.tsx';

/** Files that a kind takes, for the reader and for the browser's file chooser. */
export const KIND_FILES: Readonly<Record<ImportKind, { formats: string; accept: string }>> = {
  facilities: { formats: 'CSV, XLSX, GeoJSON', accept: '.csv,.txt,.xlsx,.geojson,.json' },
  cameras: { formats: 'CSV, XLSX, GeoJSON', accept: '.csv,.txt,.xlsx,.geojson,.json' },
  boundaries: { formats: 'GeoJSON', accept: '.geojson,.json' },
  hierarchy: { formats: 'CSV, XLSX', accept: '.csv,.txt,.xlsx' },
  settlements: { formats: 'CSV, XLSX', accept: '.csv,.txt,.xlsx' },
  populations: { formats: 'CSV, XLSX', accept: '.csv,.txt,.xlsx' },
  incidents: { formats: 'CSV, XLSX', accept: '.csv,.txt,.xlsx' },
  units: { formats: 'CSV, XLSX', accept: '.csv,.txt,.xlsx' },
  inspections: { formats: 'CSV, XLSX', accept: '.csv,.txt,.xlsx' },
};

const KB = 1024;

/** A size of a file, to a tenth of the unit. */
export function bytesWords({ t, number }: Pick<I18n, 't' | 'number'>, bytes: number): string {
  if (bytes < KB ** 2) return t('imports.bytes.kb', { size: number(Math.max(0.1, bytes / KB)) });
  if (bytes < KB ** 3) return t('imports.bytes.mb', { size: number(bytes / KB ** 2) });
  return t('imports.bytes.gb', { size: number(bytes / KB ** 3) });
}

const DELIMITERS: Readonly<Record<string, 'semicolon' | 'comma' | 'tab'>> = {
  ';': 'semicolon',
  ',': 'comma',
  tab: 'tab',
};

/** `csv, windows-1251, ;` in words; how else a file was understood is shown as the server says it. */
export function formatWords({ t }: Pick<I18n, 't'>, format: string): string {
  const [kind, rest] = splitOnce(format);
  if (kind === 'xlsx' && rest !== '') return t('imports.format.sheet', { sheet: rest });
  const [encoding, sign] = splitOnce(rest);
  const name = DELIMITERS[sign];
  const delimiter = name ? t(`imports.format.${name}`) : t('imports.format.other', { sign });
  return [
    kind === 'geojson' ? 'GeoJSON' : kind.toUpperCase(),
    encoding.toUpperCase().replace('WINDOWS', 'Windows'),
    sign === '' ? '' : delimiter,
  ]
    .filter((part) => part !== '')
    .join(', ');
}

function splitOnce(text: string): [string, string] {
  const at = text.indexOf(', ');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 2)];
}

/** Where a problem stands, for a sentence; empty when the whole file is meant. */
export function whereWords({ t, number }: Pick<I18n, 't' | 'number'>, problem: ImportProblem): string {
  if (problem.row === 0) return '';
  const row = number(problem.row);
  return problem.column === ''
    ? t('imports.trouble.row', { row })
    : t('imports.trouble.where', { row, column: problem.column });
}
