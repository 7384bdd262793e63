import type { Command } from 'commander';
import { addBoundaryCommands, addBoundaryImport } from './boundary-commands.ts';

/** Adds what the command line can do with the territory; `imports` is its command `import`. */
export function addHierarchyCommands(sholu: Command, imports: Command): void {
  // Else a command would take the options of the one that follows it.
  for (const command of [sholu, imports]) command.enablePositionalOptions();
  addBoundaryImport(imports);
  addBoundaryCommands(sholu);
}
