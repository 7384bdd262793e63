import type { Theme } from '../theme.ts';

const kebab = (name: string): string =>
  name.replaceAll(/[A-Z_]/g, (c) => (c === '_' ? '-' : `-${c.toLowerCase()}`));

type Values = Readonly<Record<string, unknown>>;

/** Each string below an object under the kebab path to it. */
const flat = (prefix: string, values: Values): [name: string, value: string][] =>
  Object.entries(values).flatMap(([key, value]): [string, string][] => {
    const name = `${prefix}-${kebab(key)}`;
    if (typeof value === 'string') return [[name, value]];
    return value !== null && typeof value === 'object' ? flat(name, value as Values) : [];
  });

/**
 * The theme as CSS variables: `surfaceRaised` is `--surface-raised`, `gap.closed` is `--gap-closed`, and of the tokens `size.body` is
 * `--size-body`. The colours of the base map are the map's alone.
 */
export function variablesOf(theme: Theme): [string, string][] {
  const { tokens, ...rest } = theme;
  const colours = Object.fromEntries(
    Object.entries(rest).filter(([key]) => key !== 'name' && key !== 'ground' && key !== 'map'),
  );
  return [...flat('-', colours), ...flat('-', tokens)];
}

/** Paints a part of the page in the theme; `setProperty` is allowed under a CSP without inline styles. */
export function applyTheme(theme: Theme, root: HTMLElement): void {
  root.dataset['theme'] = theme.name;
  root.style.setProperty('color-scheme', theme.ground);
  for (const [name, value] of variablesOf(theme)) root.style.setProperty(name, value);
  // The bar that a telephone draws above the page.
  root.ownerDocument.querySelector('meta[name="theme-color"]')?.setAttribute('content', theme.surface);
}
