import type { Alongside } from './alongside.ts';
import { checkBoundaries } from './check-boundaries.ts';
import { readBoundaryFile } from './read-boundary-file.ts';
import { activeBoundarySet, boundariesOf, currentUnits, replaceBoundarySet } from './store.ts';
import { isBlocking, type BoundaryFinding } from '../../shared/hierarchy/boundary-finding.ts';
import type { BoundaryLevel } from '../../shared/hierarchy/boundary-properties.ts';
import type { BoundaryFeature, BoundarySet } from '../../shared/hierarchy/boundary-set.ts';
import { locator } from '../../shared/hierarchy/locate.ts';
import type { Db } from '../db/schema.ts';
import { write } from '../db/write.ts';

/** What an import of boundaries found and did. */
export type BoundaryReport = {
  findings: BoundaryFinding[];
  /** Boundaries that were, or could be, put into use. */
  good: number;
  /** Boundaries taken over from the set before: of the other level, and of missing units when asked for. */
  kept: number;
  /** Rings whose direction was turned. */
  turned: number;
  /** The new set; null when nothing was written. */
  set: BoundarySet | null;
};

export type BoundaryImportOptions = Alongside & {
  db: Db;
  path: string;
  actor: string;
  dryRun: boolean;
  /** Puts the good boundaries into use although others have a problem. */
  acceptGood?: boolean | undefined;
  /** Takes the unit of the name where code and name contradict each other. */
  acceptProposals?: boolean | undefined;
  /** Cuts off small loops where a boundary crosses itself. */
  mend?: boolean | undefined;
  /** Units that the file lacks keep the boundary they have; else they have none. */
  keepMissing?: boolean | undefined;
  /** For files that do not say which level they hold. */
  level?: BoundaryLevel | null;
  /** Who made the boundaries, and under which licence they are used. */
  source?: string | undefined;
  licence?: string | undefined;
};

/**
 * Puts the boundaries of a GeoJSON file into use: all of them or, when `acceptGood`, those without a problem. A level
 * that the file does not hold keeps its boundaries. The set before stays in the database and can be used again.
 * @throws TerritoryError when the file is not GeoJSON in UTF-8 and WGS 84.
 */
export async function importBoundaries(options: BoundaryImportOptions): Promise<BoundaryReport> {
  const { db, path, actor, dryRun, acceptGood = false, keepMissing = false } = options;
  const input = await readBoundaryFile(path);
  const units = await currentUnits(db);
  const active = await activeBoundarySet(db);
  const old = { 1: await featuresOf(db, active, 1), 2: await featuresOf(db, active, 2) };
  const { findings, good, levels, turned } = checkBoundaries(input, units, {
    level: options.level ?? null,
    acceptProposals: options.acceptProposals ?? false,
    mend: options.mend ?? false,
    regionAt: locator(old[1]),
  });

  const today = new Set(units.map((unit) => unit.kato));
  const drawn = new Set(good.map((feature) => feature.properties.kato));
  const kept = ([1, 2] as const).flatMap((level) =>
    old[level].filter(
      ({ properties: { kato } }) =>
        today.has(kato) && !drawn.has(kato) && (keepMissing || !levels.has(level)),
    ),
  );
  const report = { findings, good: good.length, kept: kept.length, turned };
  if (dryRun || good.length === 0 || (findings.some(isBlocking) && !acceptGood))
    return { ...report, set: null };

  const set = await write(
    db,
    { actor, action: 'hierarchy.import-boundaries', note: options.note ?? path },
    async (trx) => {
      const result = await replaceBoundarySet(trx, {
        kind: 'imported',
        source: options.source ?? path,
        licence: options.licence ?? null,
        features: [...good, ...kept],
      });
      await options.alongside?.(trx);
      return {
        result,
        object: `boundaries:${result.id}`,
        before: { set: active?.id ?? null },
        after: { set: result.id, good: good.length, kept: kept.length },
      };
    },
  );
  return { ...report, set };
}

const featuresOf = async (
  db: Db,
  set: BoundarySet | null,
  level: BoundaryLevel,
): Promise<BoundaryFeature[]> => (set ? (await boundariesOf(db, set.id, level)).features : []);
