import { parseArgs } from 'node:util';
import { LANGUAGES, SIZES, THEMES, type Look } from './looks.ts';
import { STATE_NAMES, type StateName } from './states.ts';

export const HELP = `npm run contact-sheet -- [options]

  --only NAMES     screens, comma between them; a name ending in * is a beginning   (all)
  --state NAMES    ${STATE_NAMES.join(', ')}   (all)
  --size NAMES     ${SIZES.join(', ')}   (all)
  --theme NAMES    ${THEMES.join(', ')}   (all)
  --lang NAMES     ${LANGUAGES.join(', ')}   (all)
  --pages NUMBER   pages of the browser at work at once   (2)
  --out FOLDER     where the sheet lies   (contact-sheet)
  --server URL     a product that runs already; else one is started and seeded
  --coarse         maps and large screens with a quarter of their pixels: for what a program finds, not for looks
  --without-maps   maps draw nothing: two or three times as fast, and nothing that is laid out depends on it
  --fresh          begins anew; else pictures that are there are kept
`;

/** What is to be taken. */
export type Options = {
  wants: (screen: string, state: StateName) => boolean;
  wantsLook: (look: Look) => boolean;
  pages: number;
  out: string;
  server: string | undefined;
  coarse: boolean;
  withoutMaps: boolean;
  fresh: boolean;
};

const listed = (text: string | undefined): ((name: string) => boolean) => {
  const names = text?.split(',').map((name) => name.trim());
  if (!names) return () => true;
  return (name) =>
    names.some((one) => (one.endsWith('*') ? name.startsWith(one.slice(0, -1)) : one === name));
};

/** Complains of a name that is none, so that what was mistyped is not left out in silence. */
function checkNames(option: string, text: string | undefined, known: readonly string[]): void {
  for (const name of text?.split(',').map((one) => one.trim()) ?? [])
    if (!name.endsWith('*') && !known.includes(name))
      throw new TypeError(`--${option}: there is no "${name}"; there is ${known.join(', ')}`);
}

/** Reads the command line; null when help is wanted. @throws TypeError for an option or a name that does not exist. */
export function readOptions(args: string[]): Options | null {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args,
    options: {
      only: text,
      state: text,
      size: text,
      theme: text,
      lang: text,
      pages: { ...text, default: '2' },
      out: { ...text, default: 'contact-sheet' },
      server: text,
      coarse: { type: 'boolean', default: false },
      'without-maps': { type: 'boolean', default: false },
      fresh: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return null;
  checkNames('state', values.state, STATE_NAMES);
  checkNames('size', values.size, SIZES);
  checkNames('theme', values.theme, THEMES);
  checkNames('lang', values.lang, LANGUAGES);
  const [only, state, size, theme, lang] = [
    values.only,
    values.state,
    values.size,
    values.theme,
    values.lang,
  ].map(listed);
  return {
    wants: (screen, name) => Boolean(only?.(screen) && state?.(name)),
    wantsLook: (look) => Boolean(size?.(look.size) && theme?.(look.theme) && lang?.(look.lang)),
    pages: Math.max(1, Number(values.pages)),
    out: values.out,
    server: values.server,
    coarse: values.coarse,
    withoutMaps: values['without-maps'],
    fresh: values.fresh,
  };
}
