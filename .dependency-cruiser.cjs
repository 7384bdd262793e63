/** Who may import whom. The domains and their order are the architecture page's, the same in all three roots. */
const ORDER = [
  ['hierarchy'],
  ['access'],
  ['register'],
  ['published', 'coverage'],
  ['operations'],
  ['planning', 'scenarios', 'warning'],
  ['ingest', 'interop'],
];
const DOMAINS = ORDER.flat();

/** A domain may import itself and everything before its own rank; siblings of one rank talk by events. */
const domainRules = ORDER.flatMap((rank, i) =>
  rank.map((domain) => {
    const allowed = [domain, ...ORDER.slice(0, i).flat()];
    const forbidden = DOMAINS.filter((d) => !allowed.includes(d));
    return {
      name: `domain-${domain}`,
      severity: 'error',
      from: { path: `^(shared|server)/${domain}/` },
      to: { path: `^(shared|server)/(${forbidden.join('|') || 'none'})/` },
    };
  }),
);

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '\\?' } },
    {
      name: 'shared-is-pure',
      severity: 'error',
      from: { path: '^shared/', pathNot: '\\.(test|bench)\\.ts$' },
      to: { path: '^(server|client|data|tools|e2e)/|^(node:)?(fs|path|child_process|http|net|os|crypto)$' },
    },
    {
      name: 'shared-knows-no-framework',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: 'node_modules/(react|react-dom|maplibre-gl|@deck\\.gl|pg|kysely)/' },
    },
    {
      name: 'client-sees-server-once-as-a-type',
      severity: 'error',
      from: { path: '^client/', pathNot: '^client/trpc\\.ts$' },
      to: { path: '^server/' },
    },
    {
      name: 'client-trpc-imports-types-only',
      severity: 'error',
      from: { path: '^client/trpc\\.ts$' },
      to: { path: '^server/', dependencyTypesNot: ['type-only'] },
    },
    { name: 'server-never-sees-client', severity: 'error', from: { path: '^server/' }, to: { path: '^client/' } },
    {
      name: 'data-sees-shared-only',
      severity: 'error',
      from: { path: '^data/', pathNot: '\\.test\\.ts$|^data/build/' },
      to: { path: '^(server|client|tools|e2e)/' },
    },
    {
      name: 'client-domains-meet-in-app',
      severity: 'error',
      from: { path: `^client/(${DOMAINS.join('|')})/` },
      to: { path: `^client/(${DOMAINS.join('|')})/`, pathNot: '^client/$1/' },
    },
    {
      name: 'client-foundations-know-no-domain',
      severity: 'error',
      from: { path: '^client/(map|ui|i18n|state)/' },
      to: { path: `^client/(${DOMAINS.join('|')})/` },
    },
    {
      name: 'map-library-only-in-map-and-layers',
      severity: 'error',
      from: { path: '^client/', pathNot: '^client/map/|/layer\\.ts$' },
      to: { path: 'node_modules/(maplibre-gl|@deck\\.gl)/' },
    },
    {
      name: 'sql-only-in-stores',
      severity: 'error',
      from: { path: '^server/', pathNot: '^server/db/|/(store|tile)\\.ts$|\\.(test|bench)\\.ts$' },
      to: { path: 'node_modules/(pg|kysely|@types/pg)/' },
    },
    ...domainRules,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|data/build/node_modules)/' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'], exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
