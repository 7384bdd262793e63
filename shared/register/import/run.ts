import { z } from 'zod';

/** What can be read from a file into the database. */
export const importKindSchema = z.enum([
  'facilities',
  'cameras',
  'boundaries',
  'hierarchy',
  'settlements',
  'populations',
  'incidents',
  'units',
  'inspections',
]);
export type ImportKind = z.infer<typeof importKindSchema>;
export const IMPORT_KINDS = importKindSchema.options;

/**
 * Where an import stands. `receiving`: the file is on its way · `checking`: rows are read and checked · `checked`: the
 * report is ready and nothing was written · `accepting`, `undoing`: one transaction · `interrupted`: the server ended
 * while it worked; the register is as it was before, and the import can go on · `failed`: the file cannot be read.
 */
export const importStatusSchema = z.enum([
  'receiving',
  'checking',
  'checked',
  'accepting',
  'accepted',
  'undoing',
  'undone',
  'discarded',
  'interrupted',
  'failed',
]);
export type ImportStatus = z.infer<typeof importStatusSchema>;

/**
 * One reason why a row was not taken, or, as a warning, a thing to look at in a row that is taken. Rows are counted as
 * a spreadsheet counts them: the header is row 1. `code` and `params` become a sentence in `problem-words.ts`.
 */
export const importProblemSchema = z.object({
  row: z.number().int().nonnegative(),
  /** Name of the column as the file has it; empty when the whole row is meant. */
  column: z.string(),
  /** What stands there, 80 characters at most. */
  value: z.string(),
  severity: z.enum(['error', 'warning']),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type ImportProblem = z.infer<typeof importProblemSchema>;

/** One import from the file to its undo, as the administration screen and the command line show it. */
export const importRunSchema = z.object({
  id: z.number().int().positive(),
  kind: importKindSchema,
  fileName: z.string(),
  fileBytes: z.number().int().nonnegative(),
  /** How the file was understood, as in `csv, windows-1251, ;`. Empty until that is known. */
  format: z.string(),
  status: importStatusSchema,
  /** Share done of what the status says, 0 to 1. */
  progress: z.number().min(0).max(1),
  rowsRead: z.number().int().nonnegative(),
  rowsGood: z.number().int().nonnegative(),
  rowsBad: z.number().int().nonnegative(),
  warnings: z.number().int().nonnegative(),
  /** What accepting does or did to rows of the register. */
  created: z.number().int().nonnegative(),
  updated: z.number().int().nonnegative(),
  unchanged: z.number().int().nonnegative(),
  /** Demonstration rows that accepting replaces. */
  replaced: z.number().int().nonnegative(),
  /** Why the file cannot be read or the work ended, as a problem of the whole file; null when nothing is wrong. */
  trouble: importProblemSchema.nullable(),
  actor: z.string(),
  startedAt: z.iso.datetime(),
  acceptedAt: z.iso.datetime().nullable(),
  undoneAt: z.iso.datetime().nullable(),
  /** Only the latest accepted import of its kind can be undone, and only while nothing later builds on it. */
  canUndo: z.boolean(),
});
export type ImportRun = z.infer<typeof importRunSchema>;

/** Largest file that is taken, in bytes; a register of a million cameras has a quarter of it. */
export const MAX_IMPORT_BYTES = 1024 * 1024 * 1024;
