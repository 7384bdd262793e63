/** Words that say what kind of unit it is; on the map the kind is seen. `of` words stand before the name. */
const KIND_WORDS =
  /^(город|область|район|г\.) | (область|облысы|қаласы|ауданы|район|қ\.ә\.|г\.а\.|қ\.|Region|District)$| \(city administration\)$/g;

/**
 * The name of a unit of territory as the map writes it: without the word for its kind, which would crowd the map.
 * «Восточно-Казахстанская область» → «Восточно-Казахстанская», "Turkistan Region" → "Turkistan".
 */
export function shortName(name: string): string {
  const short = name.replace(KIND_WORDS, '');
  return short === '' ? name : short;
}
