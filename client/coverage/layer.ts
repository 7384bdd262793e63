import { useEffect, useEffectEvent, useMemo } from 'react';
import type { ExpressionSpecification, GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import { EMPTY } from '../map/base-style.ts';
import type { MapEngine } from '../map/engine.ts';
import { putImages } from '../map/raster.ts';
import { focusSettlements } from '../map/settlement-focus.ts';
import { dropLayers, labelFactor, showLayers } from '../map/show-layers.ts';
import type { Theme } from '../theme.ts';
import { isAreal, surroundingsOf } from './surroundings.ts';
import type { UnitScale } from './unit-scale.ts';
import { katoOf, labelPoints, splitByEvidence, unitFeatures, widthsDeg } from './unit-features.ts';
import type { Boundaries, UnitLabel } from './unit-features.ts';
import {
  areaLayers,
  DIM,
  dimLayers,
  HATCH,
  hatch,
  labelLayers,
  outlineLayers,
  seamLayers,
  UNIT_LABELS,
  UNITS,
} from './unit-layers.ts';

type CoverageInput = {
  boundaries: Boundaries | null;
  /** The painted units: value of the scale by KATO, null without evidence (hatched). */
  shares: ReadonlyMap<string, number | null>;
  labels: ReadonlyMap<string, UnitLabel>;
  /** KATO of the current unit: outlined, its surroundings dimmed. */
  outline: string | null;
  hovered: string | null;
  theme: Theme;
  /** What the values are, and so which colours they have. */
  scale: UnitScale;
  onHover(kato: string | null): void;
  onSelect(kato: string): void;
};

const oneOf = (katos: readonly string[]): ExpressionSpecification => [
  'in',
  ['get', 'kato'],
  ['literal', [...katos]],
];

function restyle(map: MapLibreMap, theme: Theme, scale: UnitScale): void {
  putImages(map, { [HATCH]: hatch(theme) });
  showLayers(map, areaLayers(theme, scale), 'area');
  showLayers(map, dimLayers(theme), 'dim');
  showLayers(map, seamLayers(theme), 'dim');
  showLayers(map, outlineLayers(theme), 'outline');
  showLayers(map, labelLayers(theme, scale, labelFactor()), 'label');
}

function addSources(map: MapLibreMap): void {
  // Neighbouring polygons are simplified one by one; a small tolerance keeps their common border common.
  map.addSource(UNITS, { type: 'geojson', data: EMPTY, promoteId: 'kato', tolerance: 0.1 });
  map.addSource(UNIT_LABELS, { type: 'geojson', data: EMPTY });
  map.addSource(DIM, { type: 'geojson', data: EMPTY, tolerance: 0.1 });
}

function removeAll(map: MapLibreMap, theme: Theme): void {
  const layers = [areaLayers, dimLayers, seamLayers, outlineLayers, labelLayers].flatMap((make) =>
    make(theme),
  );
  dropLayers(
    map,
    layers.map(({ id }) => id),
    [UNITS, UNIT_LABELS, DIM],
  );
}

const setData = (map: MapLibreMap, source: string, data: GeoJSON.FeatureCollection) =>
  void map.getSource<GeoJSONSource>(source)?.setData(data);

/** Draws the choropleth, the boundaries and the names of units of territory. */
export function useCoverageLayer(engine: MapEngine | null, input: CoverageInput): void {
  const { boundaries, shares, labels, outline, hovered, theme, scale } = input;
  const firstTheme = useEffectEvent(() => theme);
  const firstScale = useEffectEvent(() => scale);
  const pointAt = useEffectEvent((kato: string | null) => input.onHover(kato));
  const select = useEffectEvent((kato: string) => input.onSelect(kato));

  useEffect(() => {
    if (!engine) return undefined;
    const first = firstTheme();
    addSources(engine.map);
    restyle(engine.map, first, firstScale());
    const forget = engine.pointer.add({
      order: 1,
      layers: ['unit-share', 'unit-no-data-ground'],
      reachPx: 0,
      onClick: ({ feature }) => select(katoOf(feature)),
      onHover: (hit) => pointAt(hit ? katoOf(hit.feature) : null),
    });
    return () => {
      forget();
      if (engine.isAlive()) removeAll(engine.map, first);
    };
  }, [engine]);

  useEffect(() => {
    if (engine) restyle(engine.map, theme, scale);
  }, [engine, theme, scale]);

  useEffect(() => {
    if (engine && boundaries) setData(engine.map, UNITS, unitFeatures(boundaries));
  }, [engine, boundaries]);

  useEffect(() => {
    if (!engine) return;
    const { map } = engine;
    const { known, unknown } = splitByEvidence(shares);
    map.setFilter('unit-share', oneOf(known));
    for (const id of ['unit-no-data', 'unit-no-data-ground']) map.setFilter(id, oneOf(unknown));
    for (const id of ['unit-seam', 'unit-hover', 'unit-hover-casing'])
      map.setFilter(id, oneOf([...shares.keys()]));
    for (const kato of known) map.setFeatureState({ source: UNITS, id: kato }, { share: shares.get(kato) });
  }, [engine, shares]);

  const widths = useMemo(() => widthsDeg(boundaries), [boundaries]);
  useEffect(() => {
    if (engine) setData(engine.map, UNIT_LABELS, labelPoints(labels, shares, widths, scale.stepOf));
  }, [engine, labels, shares, widths, scale]);

  useEffect(() => {
    if (!engine) return;
    const isCurrent = oneOf(outline ? [outline] : []);
    for (const id of ['unit-outline', 'unit-outline-casing']) engine.map.setFilter(id, isCurrent);
    const all = boundaries ? [...boundaries.level1.features, ...boundaries.level2.features] : [];
    const current = outline ? all.find((feature) => katoOf(feature) === outline) : undefined;
    setData(engine.map, DIM, surroundingsOf(current ?? null));
    focusSettlements(engine.map, current && isAreal(current) ? current : null);
  }, [engine, outline, boundaries]);

  useEffect(() => {
    if (!engine || !hovered) return undefined;
    const target = { source: UNITS, id: hovered };
    engine.map.setFeatureState(target, { hovered: true });
    return () => {
      if (engine.isAlive()) engine.map.setFeatureState(target, { hovered: false });
    };
  }, [engine, hovered]);
}
