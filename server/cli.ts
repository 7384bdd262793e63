import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Argument, Command, Option } from 'commander';
import { z } from 'zod';
import { addAccessCommands } from './access/commands.ts';
import { addAuditCommands } from './audit-commands.ts';
import { checked, tell, UsageError, withDatabase } from './command-line.ts';
import { note } from './db/write.ts';
import { StorageError } from './db/storage-error.ts';
import { ConfigurationError } from './env.ts';
import { addHierarchyCommands } from './hierarchy/commands.ts';
import { TerritoryError } from './hierarchy/territory-error.ts';
import { EXPORT_KINDS, EXPORTS, type ExportKind } from './interop/exports.ts';
import { FORMATS, writeTable, type Format } from './interop/formats.ts';
import { loadPicture } from './picture/load.ts';
import { LATER_IMPORTS } from './operations/import-work.ts';
import { addRoadImport } from './planning/travel/commands.ts';
import { addImportCommands, addRegisterImports, addTemplateCommand } from './register/import/commands.ts';
import { VERSION } from './version.ts';
import { LATEST } from '../shared/coverage/schema.ts';
import { COUNTRY_KATO, katoSchema, levelSchema, type Kato, type Level } from '../shared/hierarchy/schema.ts';
import {
  evidenceSourceIdSchema,
  FACILITY_TYPES,
  GROUPS,
  MEASURES,
  type FacilityType,
  type Group,
  type Measure,
} from '../shared/register/schema.ts';

type ExportFlags = {
  format?: Format;
  unit: Kato;
  level?: Level;
  measure: Measure;
  source: string;
  type: 'all' | FacilityType;
  group: 'all' | Group;
};

/** The format by the ending of the file's name; standard output has none and gets CSV, areas GeoJSON. */
function formatOf(kind: ExportKind, file: string, chosen: Format | undefined): Format {
  if (chosen) return chosen;
  if (file === '-') return kind === 'boundaries' ? 'geojson' : 'csv';
  const ending = file.slice(file.lastIndexOf('.') + 1).toLowerCase();
  const format = Object.keys(FORMATS).find((name): name is Format => name === ending);
  if (!format)
    throw new UsageError(`"${file}" does not end in a known format: ${Object.keys(FORMATS).join(', ')}`);
  return format;
}

async function runExport(kind: ExportKind, file: string, flags: ExportFlags): Promise<void> {
  const format = formatOf(kind, file, flags.format);
  await withDatabase(async ({ db }) => {
    const picture = await loadPicture(db);
    if (!picture.tree.indexOf.has(flags.unit))
      throw new UsageError(`There is no unit of territory with KATO code ${flags.unit}`);
    if (!picture.columns.sources.includes(flags.source))
      throw new UsageError(
        `There is no source "${flags.source}"; known: ${picture.columns.sources.join(', ')}`,
      );
    const { unit, level = null, measure, source, type, group } = flags;
    const after = { format, level, measure, source, type, group };
    await note(db, { actor: 'command line', action: 'interop.export', object: kind, kato: unit, after });
    const table = await EXPORTS[kind]({
      db,
      picture,
      options: { unit, level, filter: { measure, source, type, group } },
    });
    if (file === '-') {
      await writeTable(table, format, process.stdout);
      return;
    }
    // A reader never sees half a file, and a failed export leaves the old one.
    const partial = `${file}.partial`;
    try {
      await writeTable(table, format, createWriteStream(partial));
      await rename(partial, file);
    } finally {
      await rm(partial, { force: true });
    }
    tell(`Written: ${file}`);
  });
}

function program(): Command {
  const sholu = new Command('sholu')
    .description('The command line of Sholu. It works on the data directory whether the server runs or not.')
    .version(VERSION)
    .showHelpAfterError('(add --help for what is possible)');

  sholu
    .command('export')
    .description('Write a table of the register. The format follows the ending: .csv, .json or .geojson.')
    .addArgument(new Argument('<kind>', 'what to write').choices(EXPORT_KINDS))
    .argument('<file>', 'file to write; - is standard output')
    .addOption(new Option('--format <format>', 'instead of the ending').choices(Object.keys(FORMATS)))
    .option(
      '--unit <kato>',
      'only this unit of territory and all below it',
      checked(katoSchema),
      COUNTRY_KATO,
    )
    .option('--level <level>', 'only units of this level: 0, 1, 2 or 3', checked(levelSchema, Number))
    .addOption(new Option('--measure <measure>', 'of coverage').choices(MEASURES).default('video_link'))
    .option(
      '--source <source>',
      'whose evidence: latest, moe-2023q1, mia-2023 …',
      checked(evidenceSourceIdSchema),
      LATEST,
    )
    .addOption(
      new Option('--type <type>', 'of facilities').choices(['all', ...FACILITY_TYPES]).default('all'),
    )
    .addOption(new Option('--group <group>', 'by Order 117').choices(['all', ...GROUPS]).default('all'))
    .action(runExport);

  const imports = sholu.command('import').description('Read a file.');
  addRegisterImports(imports, LATER_IMPORTS);
  addImportCommands(sholu, LATER_IMPORTS);
  addTemplateCommand(sholu);
  addHierarchyCommands(sholu, imports);
  addRoadImport(imports);
  addAccessCommands(sholu);
  addAuditCommands(sholu);

  return sholu;
}

// `… - | head` closes the pipe early; that is the reader's right, not a failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  await program().parseAsync();
} catch (error) {
  tell(`sholu: ${sentence(error)}`);
  process.exitCode = 1;
}

function sentence(error: unknown): string {
  if (error instanceof z.ZodError) return z.prettifyError(error);
  if (!(error instanceof Error)) return String(error);
  const expected =
    error instanceof UsageError ||
    error instanceof TerritoryError ||
    error instanceof ConfigurationError ||
    error instanceof StorageError ||
    'code' in error;
  return expected ? error.message : (error.stack ?? error.message);
}
