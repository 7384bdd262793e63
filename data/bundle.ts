import aliasesCsv from './hierarchy/aliases.csv?raw';
import hierarchyCsv from './hierarchy/hierarchy.csv?raw';
import { parseUnits } from './hierarchy/units.ts';
import admin1 from './boundaries/admin-1.geojson?raw';
import admin2 from './boundaries/admin-2.geojson?raw';
import water from './basemap/water.geojson?raw';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import settlementsCsv from './places/settlements.csv?raw';
import pricesCsv from './planning/prices.csv?raw';
import { parsePrices } from './planning/prices.ts';
import budgetCsv from './published/budget-2021.csv?raw';
import coverageCsv from './published/coverage.csv?raw';
import {
  parsePublishedBudgets,
  parsePublishedFigures,
  parsePublishedHeadlines,
} from './published/figures.ts';
import headlinesCsv from './published/headlines.csv?raw';
import { demonstrationRegister } from './register/register.ts';
import { demonstrationFleet } from './units/fleet.ts';
import type { BoundaryFeature } from '../shared/hierarchy/boundary-set.ts';
import type { AdminUnit } from '../shared/hierarchy/schema.ts';

import { settlementOf, settlementRowSchema, type Settlement } from '../shared/hierarchy/settlement.ts';

export { HIERARCHY_VALID_FROM } from './hierarchy/units.ts';

// The files a new database is filled from, compiled into the server so that it finds them wherever it runs.

export const units = (): AdminUnit[] => parseUnits(hierarchyCsv, aliasesCsv);

const featuresOf = (geojson: string): BoundaryFeature[] =>
  (JSON.parse(geojson) as { features: BoundaryFeature[] }).features.map(({ properties, geometry }) => ({
    type: 'Feature',
    properties: { kato: properties.kato },
    geometry,
  }));

/** Schematic boundaries of both levels; the units' own come with an import. */
export const schematicBoundaries = () => ({
  kind: 'schematic' as const,
  source: 'Natural Earth oblasts, divided by seats and areas of the units of territory',
  licence: 'public domain; seats and areas geokz, CC BY 4.0',
  features: [...featuresOf(admin1), ...featuresOf(admin2)],
});

export const settlements = (): Settlement[] =>
  z
    .array(settlementRowSchema)
    .parse(parse(settlementsCsv, { columns: true, bom: true }))
    .map(settlementOf);

export const published = () => ({
  figures: parsePublishedFigures(coverageCsv),
  headlines: parsePublishedHeadlines(headlinesCsv),
  budgets: parsePublishedBudgets(budgetCsv),
});

/** Estimates of what measures cost; no official price is known. */
export const prices = () => parsePrices(pricesCsv);

export const demonstration = () =>
  demonstrationRegister({
    hierarchyCsv,
    coverageCsv,
    headlinesCsv,
    settlementsCsv,
    boundaries: JSON.parse(admin2) as GeoJSON.FeatureCollection,
    water: JSON.parse(water) as GeoJSON.FeatureCollection,
  });

/** Units on duty from a moment on, invented. */
export const fleet = (at: number) => demonstrationFleet(units(), at);
