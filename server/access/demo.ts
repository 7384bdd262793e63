import { TRPCError } from '@trpc/server';
import type { Door } from './door.ts';
import { insertGrant, insertPerson, personByLogin } from './people/store.ts';
import { enter } from './sign-in.ts';
import { SIMULATION_LOGIN } from '../../shared/access/simulation-login.ts';
import type { Role } from '../../shared/access/role.ts';
import type { DemoAccount } from '../../shared/access/schema.ts';
import { COUNTRY_KATO, type AdminUnit } from '../../shared/hierarchy/schema.ts';
import type { UnitTree } from '../../shared/hierarchy/tree.ts';
import type { Db } from '../db/schema.ts';
import { write } from '../db/write.ts';

type Account = Omit<DemoAccount, 'unitNames'>;
/** Their names are alike in every language; what they are, the screen says in the reader's. */
const account = (
  name: string,
  displayName: string,
  grants: readonly (readonly [Role, string])[],
): Account => ({
  account: name,
  displayName,
  grants: grants.map(([role, unit]) => ({ role, unit })),
});

/** One click each, and only in the demonstration: no password opens them. */
export const DEMO_ACCOUNTS: readonly Account[] = [
  account('demo-republic', 'Demo 1', [
    ['duty_officer', COUNTRY_KATO],
    ['administrator', COUNTRY_KATO],
  ]),
  account('demo-almaty', 'Demo 2', [['chief', '750000000']]),
  account('demo-turkistan', 'Demo 3', [['chief', '610000000']]),
  account('demo-district', 'Demo 4', [['analyst', '615800000']]),
  account('demo-wall', 'Demo 5', [['wall', COUNTRY_KATO]]),
  account('demo-dispatcher', 'Demo 6', [['dispatcher', '750000000']]),
  account('demo-auditor', 'Demo 7', [['auditor', COUNTRY_KATO]]),
];

/**
 * Nobody's: the simulation acts as this operator, and the logs and the audit name it. It is not offered at the door, and of
 * the roles it has the one that takes reports and sends units, no more.
 */
const SIMULATION_ACCOUNT = account(SIMULATION_LOGIN, 'Simulation', [['operator', COUNTRY_KATO]]);

/** What is offered at the door, each with the names of the units it works in. */
export const demoAccounts = (tree: UnitTree<AdminUnit>): DemoAccount[] =>
  DEMO_ACCOUNTS.map((offered) => ({
    ...offered,
    unitNames: [...new Set(offered.grants.map(({ unit }) => unit))].flatMap((kato) => {
      const unit = tree.units[tree.indexOf.get(kato) ?? -1];
      return unit ? [unit.name] : [];
    }),
  }));

/** Makes the accounts that are missing, with the grants whose units are in the hierarchy. Needs not be the first time. */
export async function ensureDemoAccounts(
  db: Db,
  isUnit: (kato: string) => boolean,
  now: Date,
): Promise<void> {
  for (const { account: login, displayName, grants } of [...DEMO_ACCOUNTS, SIMULATION_ACCOUNT]) {
    if (await personByLogin(db, login)) continue;
    await write(db, { actor: 'seed', action: 'access.createPerson', note: 'demonstration' }, async (trx) => {
      const personId = await insertPerson(trx, {
        login,
        displayName,
        passwordHash: null,
        passwordUntil: null,
        demonstration: true,
        createdBy: 'seed',
      });
      // Another server that starts at the same time was quicker.
      if (personId === undefined) return { result: undefined };
      for (const { role, unit } of grants.filter((g) => isUnit(g.unit)))
        await insertGrant(trx, {
          personId,
          role,
          kato: unit,
          from: now,
          until: null,
          reason: 'demonstration',
          grantedBy: 'seed',
        });
      return { result: undefined, object: `person:${personId}` };
    });
  }
}

/** @throws TRPCError NOT_FOUND outside the demonstration, and for what is no such account. */
export async function demoSignIn(door: Door, login: string): Promise<void> {
  const person = door.demo ? await personByLogin(door.db, login) : undefined;
  if (!person?.demonstration || person.disabled)
    throw new TRPCError({ code: 'NOT_FOUND', message: 'There is no such demonstration account' });
  await enter(door, person, 'in', { action: 'access.demoSignIn' });
}
