import { expect, it } from 'vitest';
import { filesOf, FIRST_VIEWS, totalOf } from './first-load.ts';

it.each(FIRST_VIEWS.map((view) => [view.name, view] as const))(
  'the first view of %s fetches no more JavaScript than it may',
  (_name, view) => {
    const files = filesOf(view);
    expect(files.size).toBeGreaterThan(3);
    const heaviest = [...files].toSorted(([, a], [, b]) => b - a).slice(0, 8);
    expect(
      totalOf(files),
      heaviest.map(([file, bytes]) => `${file} ${bytes}`).join('\n'),
    ).toBeLessThanOrEqual(view.limit);
  },
);
