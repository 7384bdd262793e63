// The linter, and who may import whom: the domains and their order are the same in shared/, server/ and client/.
// A plain JavaScript file, because Node 20 cannot load a TypeScript one.

/** A domain may import itself and every rank before its own; siblings of one rank talk by events. */
const RANKS = [
  ['geometry'],
  ['hierarchy'],
  ['access'],
  ['register'],
  ['published', 'coverage'],
  ['alarms'],
  ['operations'],
  ['planning', 'scenarios', 'warning'],
  ['ingest', 'interop', 'notify', 'map-tools'],
  ['simulation'],
  ['wall'],
];
const DOMAINS = RANKS.flat();
const anyOf = (names) => `(${names.join('|')})`;

const forbid = (regex, message) => ({ regex, message });
const SERVER_NEVER_SEES_CLIENT = forbid('(^|/)client/', 'The server never sees the client.');
const SHARED_IS_PURE = [
  forbid('(^|/)(server|client|data|tools|e2e)/', 'shared/ imports only shared/ and pure packages.'),
  forbid('^(node:|react|maplibre-gl|pg$|kysely)', 'shared/ does no I/O and knows no framework.'),
];
const SQL_ONLY_IN_STORES = forbid('^(pg|kysely)$', 'SQL lives in store.ts, tile.ts and server/db/ only.');
const NO_MAP_LIBRARY = forbid(
  '^(maplibre-gl|@deck\\.gl/)',
  'Map libraries are used in client/map/ and layer.ts only.',
);
const CLIENT_SEES_SERVER_ONCE = forbid(
  '(^|/)server/',
  'The client sees the server once, as a type, in client/trpc.ts.',
);
const FOUNDATIONS_KNOW_NO_DOMAIN = forbid(
  `^\\.\\./${anyOf(DOMAINS)}/`,
  'map, ui, i18n and state know no domain.',
);

const LAYER_FILES = ['**/layer.ts', '**/*-layers.ts', '**/*-layers.test.ts'];
const TESTS = ['**/*.test.ts', '**/*.test.tsx', '**/*.bench.ts'];
/** Rules of one kind of file; the last override that matches a file decides alone. */
const imports = (files, patterns, excludeFiles = []) => ({
  files,
  excludeFiles,
  rules: { 'no-restricted-imports': ['error', { patterns }] },
});

const ofDomain = (domain, later) => {
  const order =
    later.length > 0 ? [forbid(`/${anyOf(later)}/`, `${domain} stands before these domains.`)] : [];
  const beside = forbid(
    `^\\.\\./${anyOf(DOMAINS.filter((d) => d !== domain))}/`,
    'Domains of the client meet in app.tsx, state/ and the address.',
  );
  return [
    imports([`shared/${domain}/**`], [...SHARED_IS_PURE, ...order], TESTS),
    imports(
      [`server/${domain}/**`],
      [SERVER_NEVER_SEES_CLIENT, SQL_ONLY_IN_STORES, ...order],
      [...TESTS, '**/store.ts', '**/tile.ts'],
    ),
    imports(
      [`server/${domain}/**/store.ts`, `server/${domain}/**/tile.ts`],
      [SERVER_NEVER_SEES_CLIENT, ...order],
    ),
    imports([`client/${domain}/**`], [CLIENT_SEES_SERVER_ONCE, NO_MAP_LIBRARY, beside], LAYER_FILES),
    imports(
      LAYER_FILES.map((file) => `client/${domain}/${file}`),
      [CLIENT_SEES_SERVER_ONCE, beside],
    ),
  ];
};
const domainRules = RANKS.flatMap((rank, i) =>
  rank.flatMap((domain) => {
    const earlier = RANKS.slice(0, i).flat();
    return ofDomain(
      domain,
      DOMAINS.filter((d) => d !== domain && !earlier.includes(d)),
    );
  }),
);

export default {
  plugins: ['typescript', 'react', 'jsx-a11y', 'import', 'unicorn', 'oxc', 'vitest'],
  categories: { correctness: 'error', suspicious: 'error' },
  rules: {
    'typescript/no-explicit-any': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/switch-exhaustiveness-check': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
    // A cast after JSON.parse is the honest way to say what a file of ours holds.
    'typescript/no-unsafe-type-assertion': 'off',
    'react/react-in-jsx-scope': 'off',
    'react/rules-of-hooks': 'error',
    'react/exhaustive-deps': 'error',
    // It warns of the React Compiler, which is not used here.
    'react/incompatible-library': 'off',
    'import/no-cycle': 'error',
    'import/no-default-export': 'error',
    'import/no-unassigned-import': 'off',
    'import/no-named-as-default-member': 'off',
    'unicorn/no-array-sort': 'off',
    'unicorn/consistent-function-scoping': 'off',
    // The second argument of expect says which case it is, when a test runs over a table of data.
    'vitest/valid-expect': ['error', { maxArgs: 2 }],
    'vitest/no-conditional-expect': 'off',
    // Assertions also live in functions of the tests that begin with `expect`.
    'vitest/expect-expect': ['error', { assertFunctionNames: ['expect*', 'expect.poll', 'take'] }],
    eqeqeq: 'error',
    'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
  },
  overrides: [
    { files: ['*.config.*'], rules: { 'import/no-default-export': 'off' } },
    imports(['shared/**'], SHARED_IS_PURE, TESTS),
    imports(['server/**'], [SERVER_NEVER_SEES_CLIENT, SQL_ONLY_IN_STORES], ['server/db/**', ...TESTS]),
    imports(['client/**'], [CLIENT_SEES_SERVER_ONCE, NO_MAP_LIBRARY], ['client/map/**', 'client/trpc.ts']),
    imports(
      ['client/{ui,i18n,state}/**'],
      [CLIENT_SEES_SERVER_ONCE, NO_MAP_LIBRARY, FOUNDATIONS_KNOW_NO_DOMAIN],
    ),
    imports(['client/map/**'], [CLIENT_SEES_SERVER_ONCE, FOUNDATIONS_KNOW_NO_DOMAIN]),
    imports(['data/**'], [forbid('(^|/)(server|client|tools|e2e)/', 'data/ sees shared/ only.')], TESTS),
    ...domainRules,
  ],
  ignorePatterns: ['dist', 'node_modules', 'data/build'],
};
