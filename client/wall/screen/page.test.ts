import { describe, expect, it } from 'vitest';
import { BUILT_IN_LAYOUTS } from '../../../shared/wall/layouts.ts';
import { pageOf, type Page } from './page.ts';

const shown = (layout: string, ...next: string[]) => ({
  shows: { type: 'layout' as const, layout },
  layout,
  next,
});
const page = (how: Parameters<typeof pageOf>[2], focus: number | null = null): Page =>
  pageOf(BUILT_IN_LAYOUTS, '16:9', how, focus);
const held = { type: 'map' as const, lon: 76.9, lat: 43.2, zoom: 11 };

describe('the page of a wall', () => {
  it('has the map of the page that comes next wait beneath one without a map', () => {
    const { key, cells, waiting } = page(shown('kpi', 'ticker', 'coverage'));
    expect(key).toBe('kpi');
    expect(cells.some(({ panel }) => panel === 'map')).toBe(false);
    const [first] = ['ticker', 'coverage'].flatMap((next) =>
      page(shown(next)).cells.filter(({ panel }) => panel === 'map'),
    );
    expect(waiting).toBe(first);
    expect(first?.panel).toBe('map');
  });

  it('has none wait beneath a map, nor where no page of the rotation has one', () => {
    expect(page(shown('coverage', 'country')).waiting).toBeNull();
    expect(page(shown('kpi')).waiting).toBeNull();
  });

  it('draws a map that is held in a layout that has one', () => {
    expect(page({ ...shown('kpi', 'city', 'country'), shows: held }).key).toBe('city');
    expect(page({ ...shown('kpi'), shows: held }).key).toBe('country');
    expect(page({ ...shown('city'), shows: held }).key).toBe('city');
  });

  it('is the incident in focus before all', () => {
    expect(page(shown('kpi', 'country'), 7)).toMatchObject({ key: 'incident', waiting: null });
  });

  it('is the country where the layout has gone', () => {
    expect(page(shown('own-12')).key).toBe('country');
  });
});
