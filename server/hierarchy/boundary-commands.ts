import type { Command } from 'commander';
import { z } from 'zod';
import { checked, tell, UsageError, withDatabase } from '../command-line.ts';
import { write } from '../db/write.ts';
import { importBoundaries, type BoundaryReport } from './import-boundaries.ts';
import { checkPlaces } from './outside-territory.ts';
import { writeReport } from './report-file.ts';
import { activeBoundarySet, boundarySets, activateBoundarySet } from './store.ts';
import { FINDING_KINDS, isBlocking, type BoundaryFinding } from '../../shared/hierarchy/boundary-finding.ts';

const ACTOR = 'command line';
const SHOWN = 40;
const levelOption = z.union([z.literal(1), z.literal(2)], {
  error: 'A level is 1 (regions) or 2 (districts)',
});
const setIdSchema = z.number().int().positive({ error: 'A set is named by its number' });

type ImportFlags = {
  dryRun?: boolean;
  acceptGood?: boolean;
  acceptProposals?: boolean;
  mend?: boolean;
  keepMissing?: boolean;
  level?: 1 | 2;
  source?: string;
  licence?: string;
  report?: string;
};

/** `import boundaries FILE`. */
export function addBoundaryImport(imports: Command): void {
  imports
    .command('boundaries')
    .description(
      'Put the boundaries of a GeoJSON file into use. The set before is kept: see `boundaries list`.',
    )
    .argument('<file>', 'GeoJSON, UTF-8, WGS 84')
    .option('--dry-run', 'report only, write nothing')
    .option('--accept-good', 'use the good boundaries although others have a problem')
    .option('--accept-proposals', 'where code and name contradict each other, believe the name')
    .option(
      '--mend',
      'cut off small loops where a boundary crosses itself, leave out rings that enclose nothing',
    )
    .option('--keep-missing', 'units that the file lacks keep the boundary they have')
    .option(
      '--level <level>',
      '1 regions, 2 districts, for a file that does not say',
      checked(levelOption, Number),
    )
    .option('--source <text>', 'who made the boundaries, shown beside the map')
    .option('--licence <text>', 'under which licence they are used')
    .option('--report <file>', 'write every finding as CSV')
    .action(async (path: string, flags: ImportFlags) => {
      await withDatabase(async ({ db }) => {
        const { report: reportPath, dryRun = false, ...options } = flags;
        const report = await importBoundaries({ db, path, actor: ACTOR, dryRun, ...options });
        if (reportPath) await writeReport(reportPath, report.findings.map(rowOf), FINDING_COLUMNS);
        tellReport(report, dryRun);
      });
    });
}

const FINDING_COLUMNS = [
  'kind',
  'level',
  'feature',
  'file_code',
  'file_name',
  'kato',
  'unit',
  'by',
  'message',
];

const rowOf = ({ code: _code, params: _params, ...finding }: BoundaryFinding) => ({
  ...finding,
  file_code: finding.fileCode,
  file_name: finding.fileName,
});

function tellReport({ findings, good, kept, turned, set }: BoundaryReport, dryRun: boolean): void {
  const notable = findings.filter(({ kind }) => kind !== 'matched');
  for (const finding of notable.slice(0, SHOWN)) tell(lineOf(finding));
  if (notable.length > SHOWN) tell(`… and ${notable.length - SHOWN} more; --report FILE writes them all`);
  const counts = FINDING_KINDS.map((kind) => ({ kind, n: findings.filter((f) => f.kind === kind).length }));
  tell(
    counts
      .filter(({ n }) => n > 0)
      .map(({ kind, n }) => `${kind} ${n}`)
      .join(' · '),
  );
  if (turned > 0) tell(`${turned} rings ran the wrong way round and were turned.`);
  const blocking = findings.filter(isBlocking).length;
  if (set) {
    const rest = kept > 0 ? `, ${kept} kept from the set before` : '';
    tell(`Boundary set ${set.id} is in use: ${good} boundaries from the file${rest}.`);
    return;
  }
  if (good === 0) throw new UsageError('No feature is the good boundary of a unit; nothing was written.');
  if (!dryRun)
    throw new UsageError(`${blocking} problems; nothing was written. --accept-good takes the other ${good}.`);
  tell(
    `${good} boundaries could be put into use${blocking > 0 ? ' with --accept-good' : ''}; nothing was written.`,
  );
}

function lineOf({ kind, feature, fileCode, fileName, kato, unit, message }: BoundaryFinding): string {
  const inFile =
    feature === null ? '' : ` feature ${feature} ${[fileCode, fileName].filter(Boolean).join(' ')}`;
  const ofUnit = kato ? ` ${kato} ${unit}` : '';
  return `${kind}:${inFile}${inFile && ofUnit ? ' →' : ''}${ofUnit}${message ? `: ${message}` : ''}`;
}

/** `boundaries list|use|outside`. */
export function addBoundaryCommands(sholu: Command): void {
  const boundaries = sholu
    .command('boundaries')
    .description('The sets of boundaries, and what stands outside of them.');
  boundaries
    .command('list')
    .description('Every set that was ever in use, the newest first.')
    .action(() =>
      withDatabase(async ({ db }) => {
        for (const set of await boundarySets(db))
          process.stdout.write(
            `${set.active ? '*' : ' '} ${set.id}  ${set.createdAt.toISOString().slice(0, 16)}  ${set.kind}  ` +
              `${set.regions} regions, ${set.districts} districts  ${set.source}${set.licence ? ` (${set.licence})` : ''}\n`,
          );
      }),
    );
  boundaries
    .command('use')
    .description('Go back to a set: the undo of an import. A running server draws it within a minute.')
    .argument('<id>', 'number of the set, see `boundaries list`', checked(setIdSchema, Number))
    .action((id: number) => withDatabase(({ db }) => useSet(db, id)));
  boundaries
    .command('outside')
    .description('Facilities that stand outside the territory they name. Nothing is moved.')
    .option('--report <file>', 'write all of them as CSV')
    .action(({ report }: { report?: string }) => withDatabase(({ db }) => tellOutside(db, report)));
}

type Db = Parameters<typeof activeBoundarySet>[0];

async function useSet(db: Db, id: number): Promise<void> {
  await write(db, { actor: ACTOR, action: 'hierarchy.use-boundaries' }, async (trx) => {
    const before = await activeBoundarySet(trx);
    if (!(await activateBoundarySet(trx, id)))
      throw new UsageError(`There is no boundary set ${id}; see: boundaries list`);
    return {
      result: undefined,
      object: `boundaries:${id}`,
      before: { set: before?.id ?? null },
      after: { set: id },
    };
  });
  tell(`Boundary set ${id} is in use.`);
}

const OUTSIDE_COLUMNS = [
  'external_id',
  'name_ru',
  'lon',
  'lat',
  'named_kato',
  'named_unit',
  'stands_in_kato',
  'stands_in_unit',
  'distance_km',
];

async function tellOutside(db: Db, reportPath: string | undefined): Promise<void> {
  const { checked: n, againstRegion, outside } = await checkPlaces(db);
  const rows = outside.map(({ facility, named, standsIn, distanceKm }) => ({
    external_id: facility.externalId,
    name_ru: facility.name.ru,
    lon: facility.lon,
    lat: facility.lat,
    named_kato: named.kato,
    named_unit: named.name.ru,
    stands_in_kato: standsIn?.kato ?? null,
    stands_in_unit: standsIn?.name.ru ?? null,
    distance_km: distanceKm.toFixed(2),
  }));
  if (reportPath) await writeReport(reportPath, rows, OUTSIDE_COLUMNS);
  for (const row of rows.toSorted((a, b) => Number(b.distance_km) - Number(a.distance_km)).slice(0, SHOWN))
    tell(
      `${row.external_id} ${row.name_ru}: names ${row.named_unit}, stands in ${row.stands_in_unit ?? 'no unit'}, ${row.distance_km} km from its boundary`,
    );
  if (rows.length > SHOWN) tell(`… and ${rows.length - SHOWN} more; --report FILE writes them all`);
  tell(`${rows.length} of ${n} facilities stand outside the territory they name; none was moved.`);
  if (againstRegion > 0)
    tell(`${againstRegion} of them name a district without a boundary and were held against their region.`);
}
