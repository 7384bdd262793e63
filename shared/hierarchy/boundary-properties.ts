/** Levels that have boundaries. */
export type BoundaryLevel = 1 | 2;

/** What the properties of a feature say of the unit it bounds; nothing is checked against the hierarchy yet. */
export type FeatureIdentity = {
  /** KATO codes, nine digits, in the order of `PROPERTIES`. */
  codes: string[];
  names: string[];
  /** Codes and names of the region, for a feature of the second level. */
  parentCodes: string[];
  parentNames: string[];
};

type Property = { name: string; means: 'code' | 'name' | 'parent-name'; level?: BoundaryLevel };

/**
 * Property names in use, compared without regard to case: Sholu's own exports, the classifier's, geokz and COD-AB
 * (`ADM2_RU`), geoBoundaries (`shapeName`), GADM (`NAME_2`), OpenStreetMap (`name:kk`). A property with a level speaks
 * of the unit itself in a feature of that level, and of its region in one of the second level.
 */
const PROPERTIES: readonly Property[] = [
  ...['kato', 'kato_code', 'code_kato', 'te', 'ref:kato', 'code', 'pcode'].map(codeOf()),
  ...['adm2_pcode', 'adm2_code', 'adm2_kato'].map(codeOf(2)),
  ...['adm1_pcode', 'adm1_code', 'adm1_kato'].map(codeOf(1)),
  ...['name', 'name_kk', 'name_ru', 'name_en', 'name:kk', 'name:ru', 'name:en'].map(nameOf()),
  ...['kaz_name', 'rus_name', 'shapename', 'unit', 'title'].map(nameOf()),
  ...['adm2_kk', 'adm2_kz', 'adm2_ru', 'adm2_en', 'adm2_name', 'name_2', 'nl_name_2', 'varname_2'].map(
    nameOf(2),
  ),
  ...['adm1_kk', 'adm1_kz', 'adm1_ru', 'adm1_en', 'adm1_name', 'name_1', 'nl_name_1', 'varname_1'].map(
    nameOf(1),
  ),
  ...['iso_3166_2', 'iso', 'iso_code', 'shapeiso'].map(nameOf(1)),
  ...['region', 'oblast', 'parent', 'parent_name'].map((name): Property => ({ name, means: 'parent-name' })),
];

function codeOf(level?: BoundaryLevel) {
  return (name: string): Property => ({ name, means: 'code', ...(level && { level }) });
}
function nameOf(level?: BoundaryLevel) {
  return (name: string): Property => ({ name, means: 'name', ...(level && { level }) });
}

const LEVEL_WORDS: Readonly<Record<string, BoundaryLevel>> = { adm1: 1, adm2: 2, '1': 1, '2': 2 };
/** OpenStreetMap's `admin_level` in Kazakhstan: 4 is a region, 6 a district. */
const OSM_LEVELS: Readonly<Record<string, BoundaryLevel>> = { '4': 1, '6': 2 };

type Properties = Readonly<Record<string, unknown>>;

/** The level that the properties speak of, null when they do not say. */
export function levelOfProperties(properties: Properties): BoundaryLevel | null {
  const own = textsByName(properties);
  const told =
    LEVEL_WORDS[(own.get('shapetype') ?? own.get('level') ?? '').toLowerCase()] ??
    OSM_LEVELS[own.get('admin_level') ?? ''];
  if (told) return told;
  for (const level of [2, 1] as const)
    if (PROPERTIES.some((p) => p.level === level && p.means !== 'parent-name' && own.has(p.name)))
      return level;
  return null;
}

/** Reads the identity of a feature that bounds a unit of a level. */
export function identityOf(properties: Properties, level: BoundaryLevel): FeatureIdentity {
  const own = textsByName(properties);
  const identity: FeatureIdentity = { codes: [], names: [], parentCodes: [], parentNames: [] };
  for (const { name, means, level: of } of PROPERTIES) {
    const text = own.get(name);
    if (text === undefined || (of !== undefined && of > level)) continue;
    const ofParent = means === 'parent-name' || (of !== undefined && of < level);
    if (means !== 'code') (ofParent ? identity.parentNames : identity.names).push(text);
    else {
      const code = katoOf(text);
      const codes = ofParent ? identity.parentCodes : identity.codes;
      if (code && !codes.includes(code)) codes.push(code);
    }
  }
  return identity;
}

/** Non-empty texts and numbers by their property's name in small letters. */
function textsByName(properties: Properties): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [name, value] of Object.entries(properties)) {
    const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
    if (text !== '') texts.set(name.toLowerCase(), text);
  }
  return texts;
}

/** Nine digits; `KZ10`, `KZ101000` are place codes that hold the beginning of a KATO code. */
function katoOf(text: string): string | null {
  const digits = /^(?:KZ-?)?(\d{9}|\d{6}|\d{2})$/i.exec(text)?.[1];
  if (!digits || (digits.length < 9 && !/^KZ/i.test(text))) return null;
  return digits.padEnd(9, '0');
}
