import { area } from '@turf/turf';
import polygonClipping, { type MultiPolygon as Shape } from 'polygon-clipping';
import { partsOf } from './oblasts.ts';
import type { Layer } from './topology.ts';

/** How one unit agrees with the reference. */
export type Score = {
  readonly kato: string;
  readonly iou: number;
  readonly commonKm2: number;
  readonly oursKm2: number;
  readonly referenceKm2: number;
};

/** Agreement of two layers; scores run from the worst to the best. */
export type Agreement = {
  readonly scores: readonly Score[];
  readonly unmatched: { readonly ours: readonly string[]; readonly reference: readonly string[] };
  /** Mean intersection over union of the units found in both. */
  readonly meanIou: number;
  /** Share of the reference's area that carries the same code in ours. */
  readonly areaAgreement: number;
};

/** Codes that the 2024 boundary set of geokz gives wrongly: Zhanasemey and Satpayev. */
const CORRECTED: ReadonlyMap<string, string> = new Map([
  ['101010000', '104100000'],
  ['622010000', '622000000'],
]);

function areaKm2(coordinates: Shape): number {
  return area({ type: 'MultiPolygon', coordinates }) / 1e6;
}

function byKato(layer: Layer): Map<string, Shape> {
  const shapes = new Map<string, Shape>();
  for (const feature of layer.features) {
    const properties: Record<string, string> = feature.properties;
    const given = (properties['kato'] ?? properties['KATO'] ?? '').padEnd(9, '0');
    const kato = CORRECTED.get(given) ?? given;
    shapes.set(kato, partsOf(feature.geometry));
  }
  return shapes;
}

/** Compares two layers unit by unit. */
export function agreementOf(ours: Layer, reference: Layer): Agreement {
  const theirs = byKato(reference);
  const mine = byKato(ours);
  const scores: Score[] = [];
  for (const [kato, shape] of mine) {
    const other = theirs.get(kato);
    if (!other) continue;
    const commonKm2 = areaKm2(polygonClipping.intersection(shape, other));
    const [oursKm2, referenceKm2] = [areaKm2(shape), areaKm2(other)];
    scores.push({
      kato,
      iou: commonKm2 / (oursKm2 + referenceKm2 - commonKm2),
      commonKm2,
      oursKm2,
      referenceKm2,
    });
  }
  const total = (of: (score: Score) => number): number => scores.reduce((sum, score) => sum + of(score), 0);
  return {
    scores: scores.sort((a, b) => a.iou - b.iou),
    unmatched: {
      ours: [...mine.keys()].filter((kato) => !theirs.has(kato)),
      reference: [...theirs.keys()].filter((kato) => !mine.has(kato)),
    },
    meanIou: total(({ iou }) => iou) / scores.length,
    areaAgreement: total(({ commonKm2 }) => commonKm2) / total(({ referenceKm2 }) => referenceKm2),
  };
}
