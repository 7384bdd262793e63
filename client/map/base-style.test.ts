import { latest, validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { languageSchema } from '../../shared/hierarchy/schema.ts';
import { THEMES } from '../theme.ts';
import { baseDrawings } from './base-drawings.ts';
import { baseStyle } from './base-style.ts';
import { SLOTS, slotId } from './slots.ts';

const ORIGIN = 'http://localhost';
const files = {
  land: `${ORIGIN}/land.geojson`,
  water: `${ORIGIN}/water.geojson`,
  fontFaces: { Regular: `${ORIGIN}/regular.woff2` },
};
const styles = Object.values(THEMES).flatMap((theme) =>
  languageSchema.options.map((language) => ({ theme, language, style: baseStyle(theme, language, files) })),
);

describe('the base style', () => {
  it.each(styles)('is valid for the style specification: $theme.name, $language', ({ style }) => {
    expect(validateStyleMin(style, latest)).toEqual([]);
  });

  it.each(styles)('asks for nothing from elsewhere: $theme.name, $language', ({ style }) => {
    const addresses = JSON.stringify(style).match(/[a-z]+:\/\/[^"]+/g) ?? [];
    expect(addresses.length).toBeGreaterThan(0);
    expect(addresses.filter((address) => !address.startsWith(`${ORIGIN}/`))).toEqual([]);
    expect(style).not.toHaveProperty('glyphs');
    expect(style).not.toHaveProperty('sprite');
  });

  it.each(styles)(
    'keeps its labels above the slots for areas and outlines and below those for symbols: $theme.name, $language',
    ({ style }) => {
      const ids = style.layers.map(({ id }) => id);
      const lowestLabel = style.layers.findIndex(({ type }) => type === 'symbol');
      expect(ids.indexOf(slotId('area'))).toBeLessThan(lowestLabel);
      expect(ids.indexOf(slotId('outline'))).toBeLessThan(lowestLabel);
      const topLabel = style.layers.findLastIndex(({ type }) => type === 'symbol');
      expect(ids.indexOf(slotId('symbol'))).toBeGreaterThan(topLabel);
    },
  );

  it('has each slot once, in the order they are declared', () => {
    for (const { style } of styles) {
      const slots = style.layers.map(({ id }) => id).filter((id) => id.startsWith('slot-'));
      expect(slots).toEqual(SLOTS.map(slotId));
    }
  });

  it('draws the base with the map colours of its theme, all but those of hovering and selecting', () => {
    for (const { theme, style } of styles) {
      const drawn = JSON.stringify([style.layers, baseDrawings(theme)]);
      const { hover: _hover, selected: _selected, borderMinor: _borderMinor, ...ground } = theme.map;
      for (const colour of Object.values(ground)) expect(drawn).toContain(colour);
    }
  });

  it('writes names in the language of the interface and falls back to Russian, then English', () => {
    for (const { language, style } of styles) {
      for (const layer of style.layers) {
        if (layer.type !== 'symbol') continue;
        expect(layer.layout?.['text-field']).toEqual([
          'coalesce',
          ['get', `name_${language}`],
          ['get', 'name_ru'],
          ['get', 'name_en'],
        ]);
      }
    }
  });
});
