import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACTIONS, type Action } from './action.ts';
import { allowed, canGrant, canManage, scopeOf, type Grant } from './grant.ts';
import { ROLE_ACTIONS, ROLES, type Role } from './role.ts';

/** A tree of at most 40 units: the parent of each is one before it. Paths are codes from the root. */
const treeArb = fc.array(fc.nat(), { minLength: 1, maxLength: 39 }).map((picks) => {
  const paths = ['0'];
  for (const [i, pick] of picks.entries()) paths.push(`${paths[pick % paths.length]}/${i + 1}`);
  return paths;
});
const grantArb = fc.record({
  role: fc.constantFrom(...ROLES),
  unit: fc.nat(),
  fromMs: fc.integer({ min: -5, max: 5 }),
  forMs: fc.option(fc.integer({ min: 1, max: 10 }), { nil: null }),
});
const grantsOf = (
  paths: string[],
  drawn: { role: Role; unit: number; fromMs: number; forMs: number | null }[],
) =>
  drawn.map(({ role, unit, fromMs, forMs }): Grant => ({
    role,
    path: paths[unit % paths.length] ?? '0',
    fromMs,
    untilMs: forMs === null ? null : fromMs + forMs,
  }));
const worldArb = fc
  .record({ paths: treeArb, drawn: fc.array(grantArb, { maxLength: 6 }) })
  .map(({ paths, drawn }) => ({ paths, grants: grantsOf(paths, drawn) }));
const actionArb = fc.constantFrom(...ACTIONS);

/** The rule, said another way: walk up from the unit and look for a grant that stands there. */
function reference(grants: readonly Grant[], action: Action, path: string, nowMs: number): boolean {
  const steps = path.split('/');
  for (let length = steps.length; length > 0; length--) {
    const here = steps.slice(0, length).join('/');
    for (const { role, path: granted, fromMs, untilMs } of grants) {
      const stands = nowMs >= fromMs && !(untilMs !== null && nowMs >= untilMs);
      if (granted === here && stands && ROLE_ACTIONS[role].some((a) => a === action)) return true;
    }
  }
  return false;
}

describe('what is allowed', () => {
  it('is what a walk up the tree finds, for random trees, grants and requests', () => {
    fc.assert(
      fc.property(worldArb, actionArb, ({ paths, grants }, action) => {
        for (const path of paths)
          expect(allowed(grants, action, path, 0)).toBe(reference(grants, action, path, 0));
      }),
    );
  });

  it('has a scope that covers exactly the units where it is allowed, with no unit inside another', () => {
    fc.assert(
      fc.property(worldArb, actionArb, ({ paths, grants }, action) => {
        const scope = scopeOf(grants, action, 0);
        for (const path of paths) {
          const above = scope.filter((p) => path === p || path.startsWith(`${p}/`));
          expect(above.length).toBe(allowed(grants, action, path, 0) ? 1 : 0);
        }
      }),
    );
  });

  it('does not reach a unit whose code only begins alike', () => {
    const grants: Grant[] = [{ role: 'chief', path: '0/61', fromMs: 0, untilMs: null }];
    expect(allowed(grants, 'coverage.read', '0/61/1', 0)).toBe(true);
    expect(allowed(grants, 'coverage.read', '0/611', 0)).toBe(false);
    expect(allowed(grants, 'coverage.read', '0', 0)).toBe(false);
  });

  it('begins with the grant and is over at its end', () => {
    const grants: Grant[] = [{ role: 'chief', path: '0', fromMs: 10, untilMs: 20 }];
    expect([9, 10, 19, 20].map((now) => allowed(grants, 'coverage.read', '0', now))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});

describe('nobody grants', () => {
  it('more than they have, anywhere, at any time: random givers and grants', () => {
    const moments = [0, 1, 5, 11, 1_000_000];
    fc.assert(
      fc.property(worldArb, grantArb, ({ paths, grants: giver }, drawn) => {
        const given = grantsOf(paths, [{ ...drawn, fromMs: 0 }]).filter((g) => canGrant(giver, g, 0));
        const exceeded = moments.flatMap((nowMs) =>
          paths.flatMap((path) =>
            ACTIONS.filter(
              (action) => allowed(given, action, path, nowMs) && !allowed(giver, action, path, nowMs),
            ),
          ),
        );
        expect(exceeded).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  const region: Grant = { role: 'administrator', path: '0/61', fromMs: 0, untilMs: 100 };
  it.each([
    ['a role inside, that ends before', { role: 'operator', path: '0/61/1', untilMs: 100 }, true],
    ['another administrator inside', { role: 'administrator', path: '0/61', untilMs: 50 }, true],
    ['beside', { role: 'operator', path: '0/62', untilMs: 50 }, false],
    ['above', { role: 'operator', path: '0', untilMs: 50 }, false],
    ['beyond their own end', { role: 'operator', path: '0/61', untilMs: 101 }, false],
    ['without an end, having one', { role: 'operator', path: '0/61', untilMs: null }, false],
  ] as const)('%s: %j is %s', (_what, wanted, expected) => {
    expect(canGrant([region], { ...wanted, fromMs: 0 }, 0)).toBe(expected);
  });

  it('anything without administering people', () => {
    const chief: Grant = { role: 'chief', path: '0', fromMs: 0, untilMs: null };
    expect(canGrant([chief], { role: 'wall', path: '0/61', fromMs: 0, untilMs: null }, 0)).toBe(false);
  });
});

describe('an account is administered', () => {
  const region: Grant[] = [{ role: 'administrator', path: '0/61', fromMs: 0, untilMs: 100 }];
  const held = (path: string, untilMs: number | null = null): Grant => ({
    role: 'operator',
    path,
    fromMs: 0,
    untilMs,
  });
  it('only by who could have given every grant of it that stands or will stand', () => {
    expect(canManage(region, [held('0/61/1'), held('0/61')], 10)).toBe(true);
    expect(canManage(region, [held('0/61/1'), held('0')], 10)).toBe(false);
    expect(canManage(region, [held('0/61/1'), { ...held('0/62'), fromMs: 50 }], 10)).toBe(false);
    expect(canManage(region, [held('0/61/1'), held('0/62', 5)], 10)).toBe(true);
  });
});

describe('the table of the roles', () => {
  it('gives the wall nothing to write and no personal data', () => {
    const others = ROLE_ACTIONS.wall.filter((action) => !action.endsWith('.read'));
    // What is shared with its territory, as far as a wall may show it.
    expect(others).toEqual(['operations.shared']);
  });

  it('gives personal data to who answers calls, and to administrators, and to nobody else', () => {
    const roles = ROLES.filter((role) => ROLE_ACTIONS[role].includes('operations.personal-data'));
    expect(roles).toEqual(['duty_officer', 'operator', 'administrator']);
  });

  it('names no action twice', () => {
    for (const role of ROLES) expect(new Set(ROLE_ACTIONS[role]).size).toBe(ROLE_ACTIONS[role].length);
  });
});
