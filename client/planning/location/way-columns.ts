import type { StraightWays } from '../../map/straight-ways.ts';
import type { Theme } from '../../theme.ts';
import type { Ways } from '../../../shared/planning/location/ways.ts';

/** How a way is drawn: from a new post, from one that stays, from whichever is nearest although it is late. */
export const WAY_LOOKS = ['new', 'fixed', 'late'] as const;
export type WayLook = (typeof WAY_LOOKS)[number];

export const wayColours = ({ accent, textMuted, warning }: Theme): Readonly<Record<WayLook, string>> => ({
  new: accent,
  fixed: textMuted,
  late: warning,
});

/** Of 255, and CSS pixels: all alike, then those of the post that is looked at and the others behind them. */
const OPACITY = { plain: 120, lit: 235, behind: 28 } as const;
const WIDTH_PX = { plain: 1.2, lit: 2, behind: 1 } as const;

/** How a way looks. @param i its row. */
export function lookOf({ sites, site, late }: Ways, i: number): WayLook {
  if (late[i] === 1) return 'late';
  return sites[site[i] ?? 0]?.fixed === true ? 'fixed' : 'new';
}

/** How many ways of each look there are. */
export function countWays(ways: Ways): Record<WayLook, number> {
  const counts = { new: 0, fixed: 0, late: 0 };
  for (let i = 0; i < ways.site.length; i++) counts[lookOf(ways, i)]++;
  return counts;
}

/** Ways as columns for the graphics card. @param lit key of the post that is looked at. */
export function wayColumns(ways: Ways, theme: Theme, lit: string | null): StraightWays {
  const { sites, lonE5, latE5, site } = ways;
  const count = site.length;
  const from = new Float64Array(3 * count);
  const to = new Float64Array(3 * count);
  const colours = new Uint8Array(4 * count);
  const widths = new Float32Array(count);
  const litSite = sites.findIndex(({ key }) => key === lit);
  const colourOf = wayColours(theme);
  const rgb = Object.fromEntries(
    WAY_LOOKS.map((look) => {
      const value = Number.parseInt(colourOf[look].slice(1), 16);
      return [look, [value >> 16, (value >> 8) & 255, value & 255]];
    }),
  );
  for (let i = 0; i < count; i++) {
    const s = site[i] ?? 0;
    const state = litSite < 0 ? 'plain' : s === litSite ? 'lit' : 'behind';
    from.set([sites[s]?.lon ?? 0, sites[s]?.lat ?? 0], 3 * i);
    to.set([(lonE5[i] ?? 0) / 1e5, (latE5[i] ?? 0) / 1e5], 3 * i);
    colours.set([...(rgb[lookOf(ways, i)] ?? []), OPACITY[state]], 4 * i);
    widths[i] = WIDTH_PX[state];
  }
  return { count, from, to, colours, widths };
}
