import type { Command } from 'commander';
import { standingToken } from './store.ts';
import { listTokens, makeToken, revokeToken } from './tokens.ts';
import { pathOf } from '../../../shared/hierarchy/scope.ts';
import { accessOf } from '../access.ts';
import { notFound } from '../guard.ts';
import { grantsOf, personByLogin } from '../people/store.ts';
import { createTokenSchema, TOKEN_ACTIONS, TOKEN_DAYS } from '../../../shared/access/token.ts';
import { loginSchema } from '../../../shared/access/schema.ts';
import { COUNTRY_KATO, katoSchema, type AdminUnit } from '../../../shared/hierarchy/schema.ts';
import { buildTree, type UnitTree } from '../../../shared/hierarchy/tree.ts';
import { checked, tell, UsageError, withDatabase } from '../../command-line.ts';
import type { Db } from '../../db/schema.ts';
import { currentUnits } from '../../hierarchy/store.ts';

const ACTOR = 'command line';
const treeOf = async (db: Db): Promise<UnitTree<AdminUnit>> => buildTree(await currentUnits(db));
type Options = { as: string; unit: string; actions: string; days: string; reason: string };

/** Makes a token that may do what a person may; its text goes to standard output. */
async function create(name: string, { as: login, unit, actions, days, reason }: Options): Promise<void> {
  const wanted = createTokenSchema.safeParse({
    name,
    unit,
    reason,
    actions: actions.split(',').map((action) => action.trim()),
    days: Number(days),
  });
  if (!wanted.success)
    throw new UsageError(wanted.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('\n'));
  await withDatabase(async ({ db }) => {
    const person = await personByLogin(db, login);
    if (!person) throw new UsageError(`There is no account ${login}`);
    const nowMs = Date.now();
    const tree = await treeOf(db);
    const who = { personId: person.id, login, displayName: person.displayName, sessionId: null };
    const access = accessOf(who, await grantsOf(db, person.id), tree, nowMs);
    const lacking = wanted.data.actions.filter((action) => !access.scope(action).covers(unit));
    if (lacking.length > 0) throw new UsageError(`${login} has not in ${unit}: ${lacking.join(', ')}`);
    const made = await makeToken({ db }, wanted.data, { personId: person.id, actor: ACTOR, nowMs });
    process.stdout.write(`${made.token}\n`);
    tell(`The token above is shown once. It is number ${made.id} and ends ${made.expiresAt}.`);
  });
}

async function list(): Promise<void> {
  await withDatabase(async ({ db }) => {
    const paths = [pathOf(await treeOf(db), COUNTRY_KATO)];
    for (const t of await listTokens({ db, nowMs: Date.now() }, paths)) {
      const standing = t.revokedAt ? 'revoked' : t.isOver ? 'over' : `until ${t.expiresAt}`;
      process.stdout.write(`${[t.id, t.name, t.unit, t.actions.join(','), t.maker, standing].join('\t')}\n`);
    }
  });
}

async function revoke(id: string, { reason }: { reason: string }): Promise<void> {
  if (!/^\d{1,15}$/.test(id)) throw new UsageError('A token is named by its number; see access token list');
  if (reason.trim().length < 3) throw new UsageError('reason: Say why');
  await withDatabase(async ({ db }) => {
    if (!(await standingToken(db, Number(id)))) throw new UsageError(`There is no token ${id} that stands`);
    const requireObject = <Found>(object: string, found: Found | undefined): Found => {
      if (found === undefined) throw notFound(object);
      return found;
    };
    await revokeToken({ db, requireObject, nowMs: Date.now(), actor: ACTOR }, { id: Number(id), reason });
    tell(`Token ${id} is revoked.`);
  });
}

/** `access token …` of the command line. */
export function addTokenCommands(access: Command): void {
  const token = access.command('token').description('Tokens that let programs in.');
  token
    .command('create')
    .description('Make a token and print it, once.')
    .argument('<name>', 'what it is for')
    .requiredOption('--as <login>', 'whose rights it has, no more', checked(loginSchema))
    .requiredOption('--actions <list>', `comma-separated: ${TOKEN_ACTIONS.join(', ')}`)
    .requiredOption('--unit <kato>', 'the territory it is for', checked(katoSchema))
    .requiredOption('--reason <text>', 'why; it stays in the audit')
    .option('--days <number>', `how long it lasts, ${TOKEN_DAYS} at most`, '90')
    .action(create);
  token.command('list').description('List the tokens.').action(list);
  token
    .command('revoke')
    .description('Take a token back at once.')
    .argument('<id>', 'its number')
    .requiredOption('--reason <text>', 'why; it stays in the audit')
    .action(revoke);
}
