/** An answer of the server as JSON, without what wraps it. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Rows of a list that is long, and of the lists within its rows: a thousand of a thousand is no answer of any server. */
const MANY = [1_000, 20] as const;
/** Names of fields in which people or registers write a name. */
const NAMES = new Set(['name', 'displayName', 'callSign', 'title', 'shortName', 'holder', 'label']);
const LANGUAGES = ['kk', 'ru', 'en'];
const LONG = {
  kk: 'Бауыржан Момышұлы атындағы мамандандырылған мектеп-лицей-интернат кешені',
  ru: 'имени Бауыржана Момышулы, специализированная школа-лицей-интернат для одарённых детей',
  en: 'named after Bauyrzhan Momyshuly, specialised boarding school and lyceum for gifted children',
};

const isObject = (value: Json): value is { [key: string]: Json } =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
const isName = (value: Json): boolean =>
  isObject(value) && LANGUAGES.every((language) => typeof value[language] === 'string');
const isRows = (value: Json): value is { [key: string]: Json }[] =>
  Array.isArray(value) && value.length > 0 && value.every((one) => isObject(one) && !isName(one));

/** The same answer of a server that has nothing: lists of rows are empty, and there is no next page. */
export function emptied(answer: Json): Json {
  if (isRows(answer)) return [];
  if (!isObject(answer)) return answer;
  return Object.fromEntries(
    Object.entries(answer).map(([key, value]) => [key, key === 'nextCursor' ? null : emptied(value)]),
  );
}

/** The same answer of a server that has a thousand of everything, with names as long as registers hold them. */
export function crowded(answer: Json, depth = 0): Json {
  if (isRows(answer)) {
    const rows = answer.map((row) => crowded(row, depth + 1));
    const length = MANY[depth];
    return length === undefined
      ? rows
      : Array.from({ length }, (_, at) => numbered(rows[at % rows.length] ?? null, at));
  }
  if (!isObject(answer)) return answer;
  if (isName(answer))
    return Object.fromEntries(
      Object.entries(answer as Record<string, string>).map(([language, text]) => [
        language,
        `${text} ${LONG[language as keyof typeof LONG]}`,
      ]),
    );
  return Object.fromEntries(
    Object.entries(answer).map(([key, value]) => [
      key,
      NAMES.has(key) && typeof value === 'string' ? `${value} ${LONG.ru}` : crowded(value, depth + 1),
    ]),
  );
}

/** A copy of a row that is another thing: lists tell their rows apart by `id`. */
function numbered(row: Json, copy: number): Json {
  if (!isObject(row)) return row;
  const { id } = row;
  return typeof id === 'number' ? { ...row, id: id + copy * 1_000_000 } : row;
}
