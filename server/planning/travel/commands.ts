import type { Command } from 'commander';
import { importRoads } from './import-roads.ts';
import { findValhalla } from './valhalla.ts';
import { tell, withDatabase } from '../../command-line.ts';
import { readEnv } from '../../env.ts';

/** Adds `import roads`; `imports` is the command `import`. */
export function addRoadImport(imports: Command): void {
  imports
    .command('roads')
    .description(
      'Read a road network, so that travel times are by road. The former one stays in force until it is whole.',
    )
    .argument('<file>', 'an extract of OpenStreetMap, .osm.pbf')
    .action(async (path: string) => {
      const stop = new AbortController();
      process.once('SIGINT', () => stop.abort());
      await withDatabase(async ({ db }) => {
        const { dataDir } = readEnv();
        const edition = await importRoads(
          { db, dataDir, valhalla: findValhalla(), clock: Date.now },
          { path, actor: 'command line', say: tell, signal: stop.signal },
        );
        const day =
          edition.dataAtMs === null
            ? 'of an unknown day'
            : `of ${new Date(edition.dataAtMs).toISOString().slice(0, 10)}`;
        tell(
          `Roads in force: ${edition.fileName}, data ${day}, ${edition.ways.toLocaleString('en')} roads. A running server uses them at once.`,
        );
      });
    });
}
