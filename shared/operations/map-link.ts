/** Maps whose links put longitude first. */
const LONGITUDE_FIRST = /(^|\.)(yandex|2gis)\./;
/** Query fields that hold a place, in the order they are looked at: the marked place before the middle of the view. */
const FIELDS = [
  'q',
  'query',
  'pt',
  'destination',
  'daddr',
  'whatshere[point]',
  'sll',
  'll',
  'center',
  'm',
] as const;
const PAIR = /(-?\d{1,3}\.\d+)\s*[,/ ]\s*(-?\d{1,3}\.\d+)/;

/**
 * The place in a `geo:` address or in the link of a map.
 * @returns null when the text is no link, `none` when it is one without a place. `sure`: the link says which number is
 * latitude.
 */
export function placeInLink(text: string): { lon: number; lat: number; sure: boolean } | 'none' | null {
  const geo = /^geo:(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)/i.exec(text);
  if (geo) {
    // `geo:0,0?q=43.2,76.9` is how telephones share a place that they only searched for.
    const asked = PAIR.exec(decoded(/[?&]q=([^&]+)/.exec(text)?.[1] ?? ''));
    const [, lat, lon] = Number(geo[1]) === 0 && Number(geo[2]) === 0 && asked ? asked : geo;
    return { lat: Number(lat), lon: Number(lon), sure: true };
  }
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return null;
  const { hostname, searchParams, pathname, hash } = new URL(text);
  const mlat = searchParams.get('mlat') ?? searchParams.get('lat');
  const mlon = searchParams.get('mlon') ?? searchParams.get('lon') ?? searchParams.get('lng');
  if (mlat && mlon && Number.isFinite(Number(mlat)) && Number.isFinite(Number(mlon)))
    return { lat: Number(mlat), lon: Number(mlon), sure: true };
  const texts = [...FIELDS.map((field) => searchParams.get(field) ?? ''), decoded(pathname), decoded(hash)];
  for (const part of texts) {
    const pair = PAIR.exec(part);
    if (!pair) continue;
    const [first, second] = [Number(pair[1]), Number(pair[2])];
    return LONGITUDE_FIRST.test(hostname)
      ? { lon: first, lat: second, sure: true }
      : { lat: first, lon: second, sure: false };
  }
  return 'none';
}

/** Percent signs of a broken link stay as they are. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
