import type { Theme } from '../theme.ts';

const kebab = (name: string): string =>
  name.replaceAll(/[A-Z_]/g, (c) => (c === '_' ? '-' : `-${c.toLowerCase()}`));

/** The colours of the theme as CSS variables: `surfaceRaised` is `--surface-raised`, `gap.closed` is `--gap-closed`. */
function variablesOf(theme: Theme): [name: string, colour: string][] {
  return Object.entries(theme).flatMap(([key, value]): [string, string][] => {
    if (key === 'name' || key === 'map') return [];
    if (typeof value === 'string') return [[`--${kebab(key)}`, value]];
    return Object.entries(value).map(([part, colour]) => [`--${kebab(key)}-${kebab(part)}`, colour]);
  });
}

/** Paints the document in the theme; `setProperty` is allowed under a CSP without inline styles. */
export function applyTheme(theme: Theme, root: HTMLElement): void {
  root.dataset['theme'] = theme.name;
  for (const [name, colour] of variablesOf(theme)) root.style.setProperty(name, colour);
  // The bar that a telephone draws above the page.
  root.ownerDocument.querySelector('meta[name="theme-color"]')?.setAttribute('content', theme.surface);
}
