import { expect, test } from 'vitest';
import { isOther } from './new-version.ts';

const page = (name: string): string =>
  `<head><script type="module" crossorigin src="/assets/${name}.js"></script>`;

test('a document that names another entry is of another version', () => {
  expect(isOther(page('index-Ab_1'), '/assets/index-Cd-2.js')).toBe(true);
  expect(isOther(page('index-Ab_1'), '/assets/index-Ab_1.js')).toBe(false);
});

test('an error page, or a page of a developer, makes nobody load anew', () => {
  expect(isOther('<h1>502 Bad Gateway</h1>', '/assets/index-Ab_1.js')).toBe(false);
  expect(isOther(page('index-Ab_1'), null)).toBe(false);
});
