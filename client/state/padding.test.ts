import { describe, expect, it } from 'vitest';
import { roomFor } from './padding.ts';

const screen = { widthPx: 1920, heightPx: 1080 };
const padding = { top: 80, right: 520, bottom: 24, left: 24 };
const corner = { widthPx: 340, heightPx: 250 };

describe('room for a unit on the map', () => {
  it('of the wide Republic is above the legend', () => {
    expect(roomFor([46.5, 40.6, 87.3, 55.4], screen, padding, corner)).toEqual({ ...padding, bottom: 274 });
  });

  it('of a tall region is right of the legend', () => {
    expect(roomFor([66, 40.6, 71, 46], screen, padding, corner)).toEqual({ ...padding, left: 364 });
  });
});
