import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { buildTiles, requireSpace } from './build-tiles.ts';
import { checkRoadFile } from './check-pbf.ts';
import { insertEdition, roadEditions, type RoadEdition } from './store.ts';
import { NO_VALHALLA, type Valhalla } from './valhalla.ts';
import { UsageError } from '../../command-line.ts';
import type { Db } from '../../db/schema.ts';
import { write } from '../../db/write.ts';

/** Kind of the event after which every server drives on other roads. */
export const ROADS_CHANGED = 'roads.changed';

export const roadsDir = (dataDir: string): string => join(dataDir, 'roads');
/** Where the tiles of an edition lie. */
export const editionDir = (dataDir: string, id: number): string => join(roadsDir(dataDir), `edition-${id}`);

const BUILDING = 'building-';
/** A build that was killed is swept away a day later; another may just be running. */
const ABANDONED_MS = 86_400_000;
/** A server that has the edition before open finds its tiles until it asks again. */
const KEPT = 2;

/**
 * Reads an `.osm.pbf` and puts its roads into force. They are built aside; only when they are whole does one transaction make
 * them the edition in force, with its audit entry. Whatever fails before leaves the former roads as they are.
 * @throws UsageError in a sentence for the operator.
 */
export async function importRoads(
  {
    db,
    dataDir,
    valhalla,
    clock,
  }: { db: Db; dataDir: string; valhalla: Valhalla | null; clock: () => number },
  {
    path,
    actor,
    say,
    signal,
  }: { path: string; actor: string; say: (line: string) => unknown; signal?: AbortSignal | undefined },
): Promise<RoadEdition> {
  if (!valhalla) throw new UsageError(NO_VALHALLA);
  say('Checking the file …');
  const { bytes, sha256, dataAtMs, ways } = await checkRoadFile(path);
  const roads = roadsDir(dataDir);
  await mkdir(roads, { recursive: true, mode: 0o700 });
  await sweep(roads, clock());
  await requireSpace(roads, bytes);
  const building = await mkdtemp(join(roads, BUILDING));
  try {
    await buildTiles(valhalla, { file: path, dir: building, say, signal });
    const edition = { fileName: basename(path), bytes, sha256, dataAtMs, ways, importedAtMs: clock(), actor };
    const id = await write(db, { actor, action: 'planning.importRoads' }, async (trx) => {
      const [before] = await roadEditions(trx, 1);
      // In force already by another server of the same database: only its tiles were missing here.
      const isKnown = before?.sha256 === sha256 && !existsSync(editionDir(dataDir, before.id));
      const made = isKnown ? before.id : await insertEdition(trx, edition);
      await rename(building, editionDir(dataDir, made));
      const object = `road_edition:${made}`;
      return {
        result: made,
        object,
        before: before ?? null,
        after: edition,
        events: [{ kind: ROADS_CHANGED, kato: null, object, data: { id: made } }],
      };
    });
    await forgetOld(db, roads);
    return { id, ...edition };
  } finally {
    await rm(building, { recursive: true, force: true });
  }
}

/** Removes what builds that were killed have left behind. */
async function sweep(roads: string, nowMs: number): Promise<void> {
  for (const name of await readdir(roads)) {
    if (!name.startsWith(BUILDING)) continue;
    const path = join(roads, name);
    const found = await stat(path).catch(() => null);
    if (found && nowMs - found.mtimeMs > ABANDONED_MS) await rm(path, { recursive: true, force: true });
  }
}

async function forgetOld(db: Db, roads: string): Promise<void> {
  const kept = new Set((await roadEditions(db, KEPT)).map(({ id }) => `edition-${id}`));
  for (const name of await readdir(roads))
    if (name.startsWith('edition-') && !kept.has(name))
      await rm(join(roads, name), { recursive: true, force: true });
}
