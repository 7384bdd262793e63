import type { Command } from 'commander';
import { tell, UsageError, withDatabase } from '../command-line.ts';
import { addBoundaryCommands, addBoundaryImport } from './boundary-commands.ts';
import { addEditionCommands, addEditionImport, tellRowProblems } from './edition-commands.ts';
import { importPopulations, importSettlements } from './import-table.ts';

/** Adds what the command line can do with the territory; `imports` is its command `import`. */
export function addHierarchyCommands(sholu: Command, imports: Command): void {
  // Else a command would take the options of the one that follows it.
  for (const command of [sholu, imports]) command.enablePositionalOptions();
  addBoundaryImport(imports);
  addEditionImport(imports);
  addTableImport(
    imports,
    'settlements',
    importSettlements,
    'id, name_kk, name_ru, name_en, lon, lat, population, kind, kato, rank, source',
  );
  addTableImport(imports, 'populations', importPopulations, 'kato, population, date, quality');
  addBoundaryCommands(sholu);
  addEditionCommands(sholu);
}

function addTableImport(
  imports: Command,
  kind: 'settlements' | 'populations',
  importRows: typeof importSettlements,
  columns: string,
): void {
  imports
    .command(kind)
    .description(`Read ${kind}; columns: ${columns}. All rows or none.`)
    .argument('<file>', 'CSV in UTF-8, or XLSX')
    .option('--dry-run', 'check only, write nothing')
    .action(async (path: string, { dryRun = false }: { dryRun?: boolean }) => {
      await withDatabase(async ({ db }) => {
        const { rowsRead, rowsWritten, problems } = await importRows({
          db,
          path,
          actor: 'command line',
          dryRun,
        });
        tellRowProblems(problems);
        if (problems.length > 0) throw new UsageError(`${problems.length} problems; nothing was written.`);
        tell(
          dryRun
            ? `${rowsRead} ${kind} could be imported; nothing was written.`
            : `${rowsWritten} of ${rowsRead} ${kind} written.`,
        );
      });
    });
}
