import { readFile } from 'node:fs/promises';
import { activeBoundarySet, boundariesOf, currentUnits, replaceBoundarySet } from './store.ts';
import { boundaryFeatureSchema, boundaryFileSchema } from '../../shared/hierarchy/boundary-file.ts';
import type { BoundaryFeature } from '../../shared/hierarchy/boundary-set.ts';
import type { AdminUnit } from '../../shared/hierarchy/schema.ts';
import type { Db } from '../db/schema.ts';
import { write } from '../db/write.ts';

/** What a boundary import did; nothing is written when there is a problem. */
export type BoundaryReport = {
  matched: number;
  /** Units of the imported levels that the file has no polygon for. */
  missing: { kato: string; name: string }[];
  problems: { feature: number; kato: string; message: string }[];
};

/**
 * Replaces the boundaries by those of a GeoJSON file, matched by property `kato`. Levels the file does not speak of
 * keep their polygons; the old set stays in the database.
 * @throws Error when the file cannot be read or is not a GeoJSON FeatureCollection.
 */
export async function importBoundaries(options: {
  db: Db;
  path: string;
  actor: string;
  dryRun: boolean;
}): Promise<BoundaryReport> {
  const { db, path, actor, dryRun } = options;
  const file = boundaryFileSchema.parse(await readJson(path));
  const units = new Map((await currentUnits(db)).map((unit) => [unit.kato, unit]));
  const { features, problems } = checkFeatures(file.features, units);
  const levels = new Set(features.map((f) => units.get(f.properties.kato)?.level));
  const missing = [...units.values()].filter(
    (unit) =>
      (unit.level === 1 || unit.level === 2) &&
      levels.has(unit.level) &&
      !features.some((f) => f.properties.kato === unit.kato),
  );
  const report: BoundaryReport = {
    matched: features.length,
    missing: missing.map((unit) => ({ kato: unit.kato, name: unit.name.ru })),
    problems,
  };
  if (problems.length > 0 || dryRun) return report;

  const active = await activeBoundarySet(db);
  const kept: BoundaryFeature[] = [];
  for (const level of [1, 2] as const)
    if (active && !levels.has(level)) kept.push(...(await boundariesOf(db, active.id, level)).features);
  await write(db, { actor, action: 'hierarchy.import-boundaries', note: path }, async (trx) => {
    await replaceBoundarySet(trx, {
      kind: 'imported',
      source: path,
      licence: null,
      features: [...features, ...kept],
    });
    return { result: undefined, object: 'boundaries', after: { matched: features.length } };
  });
  return report;
}

async function readJson(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${path} is not JSON: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

function checkFeatures(input: readonly unknown[], units: ReadonlyMap<string, AdminUnit>) {
  const features: BoundaryFeature[] = [];
  const problems: BoundaryReport['problems'] = [];
  const seen = new Map<string, number>();
  for (const [index, candidate] of input.entries()) {
    const feature = index + 1;
    const checked = boundaryFeatureSchema.safeParse(candidate);
    if (!checked.success) {
      const issue = checked.error.issues[0];
      problems.push({
        feature,
        kato: '',
        message: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`,
      });
      continue;
    }
    const { kato } = checked.data.properties;
    const unit = units.get(kato);
    const before = seen.get(kato);
    if (!unit) problems.push({ feature, kato, message: 'There is no unit of territory with this KATO code' });
    else if (unit.level !== 1 && unit.level !== 2)
      problems.push({ feature, kato, message: 'Only units of the first and second level have boundaries' });
    else if (before !== undefined)
      problems.push({ feature, kato, message: `Feature ${before} already has this code` });
    else features.push({ type: 'Feature', properties: { kato }, geometry: checked.data.geometry });
    seen.set(kato, feature);
  }
  return { features, problems };
}
