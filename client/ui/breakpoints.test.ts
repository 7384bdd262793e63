import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BREAKPOINTS } from './breakpoints.ts';

/** Conditions of before there were breakpoints, each for one part of one desk. */
const OF_ONE_DESK = [
  '(max-width: 120rem)',
  '(max-width: 90rem)',
  '(max-width: 84rem)',
  '(width < 40rem)',
  // A wall is as wide as its letters are large.
  '(width >= 40em)',
];

describe('breakpoints', () => {
  it('are the only widths at which a style sheet changes the layout', () => {
    const known = new Set<string>([...Object.values(BREAKPOINTS), ...OF_ONE_DESK]);
    const sheets = readdirSync('client', { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.css'))
      .map((name) => join('client', name));
    const used = sheets.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/@media ([^{]*(?:width|pointer)[^{]*?)\s*\{/g)].map(
        ([, condition = '']) => `${file}: ${condition.replaceAll(/\s+/g, ' ')}`,
      ),
    );
    expect(used.length).toBeGreaterThan(3);
    expect(used.filter((line) => !known.has(line.slice(line.indexOf(': ') + 2)))).toEqual([]);
  });
});
