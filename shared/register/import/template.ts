import { FILE_COLUMNS, type FileKind } from './columns.ts';
import type { FileColumn } from './file-column.ts';
import { WORDS, type WordSet } from './words.ts';
import type { Language, Name } from '../../hierarchy/schema.ts';

/** A template of a file in one language: the names of the columns, one row as an example, and what each column takes. */
export type Template = {
  title: string;
  columns: readonly { title: string; holds: FileColumn['holds']; example: string }[];
  /** A table for the reader: a line a column. */
  explained: { title: string; header: readonly string[]; lines: readonly (readonly string[])[] };
};

const say = (kk: string, ru: string, en: string): Name => ({ kk, ru, en });
const TITLES: Readonly<Record<FileKind, Name>> = {
  facilities: say('Объектілер', 'Объекты', 'Facilities'),
  cameras: say('Камералар', 'Камеры', 'Cameras'),
  incidents: say('Өткен оқиғалар', 'Прошлые происшествия', 'Past incidents'),
  units: say('Жасақтар', 'Наряды', 'Units'),
  inspections: say('Тексеру актілері', 'Акты осмотра', 'Inspections'),
};
const EXPLAINED = say('Бағандар', 'Столбцы', 'Columns');
const HEADER: readonly Name[] = [
  say('Баған', 'Столбец', 'Column'),
  say('Қысқа аты', 'Краткое имя', 'Short name'),
  say('Міндетті', 'Обязателен', 'Required'),
  say('Мағынасы', 'Значение', 'Meaning'),
  say('Қабылданатыны', 'Что принимается', 'Accepted'),
  say('Мысал', 'Пример', 'Example'),
];
const YES = say('иә', 'да', 'yes');
const NO = say('жоқ', 'нет', 'no');
const ACCEPTED: Readonly<Record<'text' | 'number' | 'date', Name>> = {
  text: say('мәтін', 'текст', 'text'),
  number: say('сан', 'число', 'number'),
  date: say(
    'күн: 2026-11-21 немесе 21.11.2026',
    'дата: 2026-11-21 или 21.11.2026',
    'date: 2026-11-21 or 21.11.2026',
  ),
};

/** What a column takes, in a language: its words, or the kind of value. */
export function acceptedIn({ holds }: FileColumn, language: Language): string {
  if (holds === 'text' || holds === 'number' || holds === 'date') return ACCEPTED[holds][language];
  return Object.values<WordSet[string]>(WORDS[holds])
    .map((words) => words[language][0])
    .join(', ');
}

function exampleIn({ holds, example }: FileColumn, language: Language): string {
  if (holds === 'text' || holds === 'number' || holds === 'date') return example;
  const set: WordSet = WORDS[holds];
  return set[example]?.[language][0] ?? '';
}

/** The template of a kind of file in a language. */
export function templateOf(kind: FileKind, language: Language): Template {
  const columns = FILE_COLUMNS[kind].map((column) => ({
    title: column.names[language][0],
    holds: column.holds,
    example: exampleIn(column, language),
  }));
  const lines = FILE_COLUMNS[kind].map((column) => [
    column.names[language][0],
    column.id,
    (column.required ? YES : NO)[language],
    column.meaning[language],
    acceptedIn(column, language),
    exampleIn(column, language),
  ]);
  const header = HEADER.map((name) => name[language]);
  return { title: TITLES[kind][language], columns, explained: { title: EXPLAINED[language], header, lines } };
}
