import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { THEMES } from '../theme.ts';
import { variablesOf } from './theme-variables.ts';

const CLIENT = new URL('../', import.meta.url);
const sheets = readdirSync(CLIENT, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.css'))
  .map((path) => ({
    path,
    css: readFileSync(new URL(path, CLIENT), 'utf8').replaceAll(/\/\*[^]*?\*\//g, ''),
  }));

/** Every declaration of every sheet, as `path property: value`. */
const declarations = sheets.flatMap(({ path, css }) =>
  [...css.matchAll(/(?<=[{;]\s*)([a-z-]+):\s*([^;{}]+)(?=;)/g)].map(([, property = '', value = '']) => ({
    path,
    property,
    value: value.trim(),
  })),
);
const breaking = (is: (property: string, value: string) => boolean): string[] =>
  declarations
    .filter(({ property, value }) => is(property, value))
    .map(({ path, property, value }) => `${path} ${property}: ${value}`);

describe('the style sheets of the client', () => {
  it('are read at all', () => {
    expect(sheets.length).toBeGreaterThan(60);
    expect(declarations.length).toBeGreaterThan(2_000);
  });

  it('ask of no element near the root what it holds: every change of the page would style all of it anew', () => {
    const asking = /(?:^|[\s,}])(?::root|html|body|main|#\w+|\.screen)[^\s,{]*:has\(/m;
    expect(sheets.filter(({ css }) => asking.test(css)).map(({ path }) => path)).toEqual([]);
  });

  it('write no colour: each comes from the theme', () => {
    const colour =
      /#[\da-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|oklch|oklab|lch|lab|color)\(|\b(?:white|black|red|gr[ae]y)\b/i;
    expect(breaking((_, value) => colour.test(value))).toEqual([]);
  });

  it('take sizes of type, weights and durations from the tokens', () => {
    // The size of the root is what all others are measured by; stopping everything is no measure.
    const isFree = (value: string): boolean =>
      value.startsWith('clamp(0.875rem, min(') || value.includes('!important');
    const literal = (property: string, value: string): boolean =>
      (property === 'font-size' && /^[\d.]+(?:rem|px)/.test(value)) ||
      (property === 'font-weight' && /^\d|bold/.test(value)) ||
      (/^(?:transition|animation)/.test(property) && /(?<![\w.-])[\d.]+m?s\b/.test(value));
    expect(breaking((property, value) => literal(property, value) && !isFree(value))).toEqual([]);
  });

  it('take corners from the tokens', () => {
    expect(
      breaking((property, value) => property === 'border-radius' && /[\d.](?:rem|px)\b/.test(value)),
    ).toEqual([]);
  });

  it('ask for no token that the theme does not have', () => {
    const groups = Object.keys(THEMES.night.tokens).join('|');
    const known = new Set(variablesOf(THEMES.night).map(([name]) => name));
    const asked = sheets.flatMap(({ path, css }) =>
      [...css.matchAll(new RegExp(`var\\((--(?:${groups})-[a-z-]+)`, 'g'))].map(([, name = '']) => ({
        path,
        name,
      })),
    );
    expect(asked.length).toBeGreaterThan(300);
    expect(asked.filter(({ name }) => !known.has(name))).toEqual([]);
  });
});

describe('the variables of a theme', () => {
  it('are the same in every theme, each with one value', () => {
    const names = variablesOf(THEMES.night).map(([name]) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const theme of Object.values(THEMES))
      expect(variablesOf(theme).map(([name]) => name)).toEqual(names);
  });
});
