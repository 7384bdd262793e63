import { isSeeded, markSeeded } from './db/setting/store.ts';
import type { Db } from './db/schema.ts';
import { write } from './db/write.ts';
import { upsertSettlements } from './hierarchy/settlement/store.ts';
import { replaceBoundarySet, seedHierarchy } from './hierarchy/store.ts';
import { insertUnits } from './operations/unit/store.ts';
import { ensurePrices } from './planning/programme/prices.ts';
import { seedPublished } from './published/store.ts';
import {
  insertControlCentres,
  upsertCameras,
  upsertEvidence,
  upsertEvidenceSources,
  upsertFacilities,
} from './register/bulk/store.ts';

type SeedOptions = {
  /** False leaves the register empty: an organisation brings its own. */
  demonstration: boolean;
  say: (text: string) => void;
};

/**
 * Fills a new database: hierarchy, schematic boundaries, published figures and the demonstration register. One
 * transaction, so that an interrupted start leaves nothing half done. Does nothing on a database that was seeded before.
 */
export async function ensureSeeded(db: Db, { demonstration, say }: SeedOptions): Promise<void> {
  if (await isSeeded(db)) return ensurePrices(db);
  say('First start: filling the database.');
  const data = await import('../data/bundle.ts');
  await write(db, { actor: 'seed', action: 'register.seed' }, async (trx) => {
    // Two starts at once on one database: the second waits here and finds the work done.
    if (await isSeeded(trx, { lock: true })) return { result: undefined };
    say('  units of territory and schematic boundaries …');
    await seedHierarchy(trx, data.units(), data.HIERARCHY_VALID_FROM);
    await replaceBoundarySet(trx, data.schematicBoundaries());
    await upsertSettlements(trx, data.settlements());
    say('  published figures …');
    await seedPublished(trx, data.published());
    if (demonstration) {
      await seedDemonstration(trx, data.demonstration(), say);
      const by = { actor: 'seed', at: Date.now(), demonstration: true };
      await insertUnits(trx, data.fleet(by.at), by);
    }
    await markSeeded(trx);
    return { result: undefined, object: 'database' };
  });
  await ensurePrices(db);
  say('  done.');
}

type Demonstration = ReturnType<(typeof import('../data/bundle.ts'))['demonstration']>;

async function seedDemonstration(
  trx: Db,
  register: Demonstration,
  say: (text: string) => void,
): Promise<void> {
  say(`  demonstration register: ${register.facilities.length} facilities …`);
  await upsertEvidenceSources(trx, register.evidenceSources);
  const ids = await upsertFacilities(trx, register.facilities);
  const idOf = new Map(register.facilities.map((f) => [f.id, ids.get(f.externalId) ?? 0]));
  await upsertEvidence(
    trx,
    register.evidence.map((e) => ({ ...e, facilityId: idOf.get(e.facilityId) ?? 0 })),
  );
  await insertControlCentres(trx, register.controlCentres);
  let cameras = 0;
  let told = 0;
  for (const chunk of register.cameras()) {
    const facilityId = chunk.facilityId.map((id) => (id === null ? null : (idOf.get(id) ?? null)));
    await upsertCameras(trx, { ...chunk, facilityId }, { demonstration: true });
    cameras += chunk.externalId.length;
    if (cameras - told < 100_000) continue;
    told = cameras;
    say(`  ${cameras} cameras …`);
  }
  say(`  ${cameras} cameras.`);
}
