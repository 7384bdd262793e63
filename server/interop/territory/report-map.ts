import type { TerritoryFacts, UnitFacts } from './facts.ts';
import type { Numbers } from './numbers.ts';
import type { SayReport } from './words.ts';
import type { Measure } from '../../../shared/register/schema.ts';
import type { Box, MapDrawing, MapPoint } from '../../pdf/map.ts';
import type { Shapes } from '../shapes.ts';

/** From low to high, as the light theme of the map has them; told apart in black and white by lightness. */
const STEPS = ['#9e3a0c', '#cc6f36', '#dd9f6c', '#bac4e2', '#e3e7f5'] as const;
/** Shares at which the colour changes: those of the map on the screen. */
const BREAKS = [0.2, 0.4, 0.6, 0.8] as const;
const NO_DATA = '#a3adb6';
const GROUND = '#f1f4f7';
const GAP = '#b8420f';
const CLOSED = '#1f6fb2';

function colourOf(share: number | null): string {
  if (share === null) return NO_DATA;
  return STEPS[BREAKS.filter((limit) => share >= limit).length] ?? NO_DATA;
}

function positionsOf(geometry: GeoJSON.Geometry): readonly GeoJSON.Position[] {
  if (geometry.type === 'Polygon') return geometry.coordinates.flat();
  if (geometry.type === 'MultiPolygon') return geometry.coordinates.flat(2);
  return [];
}

function boxOf(geometries: readonly GeoJSON.Geometry[]): Box {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const geometry of geometries)
    for (const [lon = 0, lat = 0] of positionsOf(geometry)) {
      [west, south] = [Math.min(west, lon), Math.min(south, lat)];
      [east, north] = [Math.max(east, lon), Math.max(north, lat)];
    }
  return [west, south, east, north];
}

/** The map of the report: the units below by the share of a measure, and its gaps; null when nothing has a boundary. */
export function reportMap(
  facts: TerritoryFacts,
  shapes: Shapes,
  { measure, report, numbers }: { measure: Measure; report: SayReport; numbers: Numbers },
): MapDrawing | null {
  const hasParts = facts.children.some(({ unit }) => shapes.has(unit.kato));
  const painted: readonly UnitFacts[] = hasParts ? facts.children : [facts.own];
  // One area alone has nothing to be compared with: it is the ground of its facilities.
  const isGround = !hasParts && facts.points.length > 0;
  const areas = painted.flatMap(({ unit, measures }) => {
    const geometry = shapes.get(unit.kato);
    const share = measures.find((of) => of.measure === measure)?.share ?? null;
    return geometry ? [{ geometry, fill: isGround ? GROUND : colourOf(share) }] : [];
  });
  if (areas.length === 0) return null;
  const points = facts.points.flatMap(({ lon, lat, state }): MapPoint[] => {
    if (state === 'gap') return [{ lon, lat, colour: GAP, shape: 'triangle' }];
    return state === 'closed' ? [{ lon, lat, colour: CLOSED, shape: 'circle' }] : [];
  });
  const percents = [0, ...BREAKS, 1].map((share) => numbers.percent(share));
  const steps = STEPS.map((colour, i) => ({
    colour,
    shape: 'area' as const,
    label: report('upTo', { from: percents[i] ?? '', to: percents[i + 1] ?? '' }),
  }));
  return {
    box: boxOf(areas.map(({ geometry }) => geometry)),
    areas,
    points,
    legend: [
      ...(isGround ? [] : [...steps, { colour: NO_DATA, shape: 'area' as const, label: report('noData') }]),
      ...(points.length === 0
        ? []
        : [
            { colour: GAP, shape: 'triangle' as const, label: report('gapHere') },
            { colour: CLOSED, shape: 'circle' as const, label: report('closedHere') },
          ]),
    ],
    lengthText: (metres) =>
      metres >= 1000 ? `${metres / 1000} ${report('kilometres')}` : `${metres} ${report('metres')}`,
  };
}
