import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { type Command, InvalidArgumentError } from 'commander';
import { z } from 'zod';
import { auditHead } from './access/audit/store.ts';
import { verifyChain } from './access/audit/verify.ts';
import { checked, tell, UsageError, withDatabase } from './command-line.ts';
import { note } from './db/write.ts';
import { auditTable } from './interop/audit-table.ts';
import { writeTable } from './interop/formats.ts';
import { anchorText, parseAnchor, type Anchor } from '../shared/access/anchor.ts';
import { auditFilterSchema, type AuditFilter } from '../shared/access/audit.ts';

function anchorOf(text: string): Anchor {
  const anchor = parseAnchor(text);
  if (!anchor) throw new InvalidArgumentError('An anchor is what `audit anchor` printed: number:hash');
  return anchor;
}

async function verify({ from, anchor }: { from?: number; anchor?: Anchor }): Promise<void> {
  if (anchor && from !== undefined && anchor.id < from)
    throw new UsageError(`Entry ${anchor.id} of the anchor lies before entry ${from}`);
  await withDatabase(async ({ db }) => {
    const { entries, head, broken } = await verifyChain(db, { from, anchor });
    const upTo = `${entries} entries are whole, the last is ${anchorText(head)}`;
    process.stdout.write(broken ? `broken: ${broken.message}; ${upTo}\n` : `whole: ${upTo}\n`);
    if (broken) process.exitCode = 1;
  });
}

async function exportAudit(file: string, filter: AuditFilter): Promise<void> {
  const format = file === '-' ? 'csv' : /\.(csv|json)$/.exec(file)?.[1];
  if (format !== 'csv' && format !== 'json')
    throw new UsageError(`"${file}" ends neither in .csv nor in .json`);
  await withDatabase(async ({ db }) => {
    await note(db, {
      actor: 'command line',
      action: 'audit.export',
      object: 'audit',
      after: { format, ...filter },
    });
    const table = auditTable(db, filter);
    if (file === '-') return writeTable(table, format, process.stdout);
    // A reader never sees half a file, and a failed export leaves the old one.
    const partial = `${file}.partial`;
    try {
      await writeTable(table, format, createWriteStream(partial, { mode: 0o600 }));
      await rename(partial, file);
    } finally {
      await rm(partial, { force: true });
    }
    tell(`Written: ${file}`);
  });
}

async function printAnchor(): Promise<void> {
  await withDatabase(async ({ db }) => {
    const { id, hash } = await auditHead(db);
    process.stdout.write(`${anchorText({ id, hash: hash.toString('hex') })}\n`);
  });
}

const { actor, action, object } = auditFilterSchema.shape;
/** A day, or a moment; a day begins at midnight in Kazakhstan. */
const moment = checked(
  z.iso.datetime({ offset: true }).or(z.iso.date().transform((day) => `${day}T00:00:00+05:00`)),
);

/** `audit verify`, `audit export`, `audit anchor`. */
export function addAuditCommands(sholu: Command): void {
  const audit = sholu
    .command('audit')
    .description('The record of who did what: is it whole, and what does it say?');
  audit
    .command('verify')
    .description('Compute every hash again; names the first entry that does not fit and ends with 1.')
    .option('--from <id>', 'begin with this entry', checked(z.number().int().positive(), Number))
    .option('--anchor <number:hash>', 'what `audit anchor` printed earlier must still be there', anchorOf)
    .action(verify);
  audit
    .command('export')
    .description('Write entries, the newest first, to a .csv or a .json file; - is CSV on standard output.')
    .argument('<file>')
    .option('--from <time>', 'a day or an ISO time; a day begins at midnight UTC+5', moment)
    .option('--to <time>', 'until before this day or time', moment)
    .option('--actor <actor>', 'who', checked(actor.unwrap()))
    .option('--object <object>', 'as in facility:42', checked(object.unwrap()))
    .option('--action <action>', 'domain.verb, or domain. for all of a domain', checked(action.unwrap()))
    .action(exportAudit);
  audit
    .command('anchor')
    .description('Print number and hash of the last entry, to be kept outside of this machine.')
    .action(printAnchor);
}
