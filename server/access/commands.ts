import type { Command } from 'commander';
import { insertGrant, insertPerson } from './people/store.ts';
import { addTokenCommands } from './tokens/commands.ts';
import { newOneTime } from './people.ts';
import { loginSchema } from '../../shared/access/schema.ts';
import { COUNTRY_KATO, katoSchema } from '../../shared/hierarchy/schema.ts';
import { checked, tell, UsageError, withDatabase } from '../command-line.ts';
import { write } from '../db/write.ts';

const ACTOR = 'command line';

/** Makes an account that administers a unit of territory; its one-time password goes to standard output. */
async function createAdmin(login: string, { name, unit }: { name?: string; unit: string }): Promise<void> {
  await withDatabase(async ({ db }) => {
    const now = new Date();
    const { password, hash, until } = await newOneTime(now.getTime());
    await write(db, { actor: ACTOR, action: 'access.createPerson' }, async (trx) => {
      const displayName = name ?? login;
      const person = { login, displayName, passwordHash: hash, passwordUntil: until };
      const personId = await insertPerson(trx, { ...person, demonstration: false, createdBy: ACTOR });
      if (personId === undefined) throw new UsageError(`The login ${login} is taken`);
      const grant = { personId, role: 'administrator', kato: unit, from: now, until: null } as const;
      await insertGrant(trx, { ...grant, reason: 'made at the command line', grantedBy: ACTOR });
      return { result: undefined, object: `person:${personId}`, after: { login, displayName, unit } };
    });
    process.stdout.write(`${password}\n`);
    tell(
      `${login} administers ${unit}. The password above is shown once, is good until ${until.toISOString()},`,
    );
    tell('and must be changed at the first sign-in.');
  });
}

/** `access …` of the command line. */
export function addAccessCommands(sholu: Command): void {
  const access = sholu.command('access').description('Accounts, for whoever has the machine itself.');
  access
    .command('create-admin')
    .description('Make an administrator and print a one-time password.')
    .argument('<login>', 'what they sign in with', checked(loginSchema))
    .option('--name <name>', 'how they are called on the screen')
    .option('--unit <kato>', 'the territory they administer', checked(katoSchema), COUNTRY_KATO)
    .action(createAdmin);
  addTokenCommands(access);
}
