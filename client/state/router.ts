import { createRootRoute, createRoute, createRouter, type RouteComponent } from '@tanstack/react-router';
import { decodeView, encodeView, preferredLanguage, type View } from './view.ts';

const browserLanguage = preferredLanguage(navigator.languages);

const parseSearch = (query: string): Record<string, string> => Object.fromEntries(new URLSearchParams(query));

const stringifySearch = (search: Record<string, unknown>): string => {
  const query = new URLSearchParams(encodeView(search)).toString();
  return query === '' ? '' : `?${query}`;
};

/** The parameters of the address the application was opened with that could not be used. */
export const ignoredParameters = (): string[] =>
  decodeView(parseSearch(location.search), browserLanguage).ignored;

/** The language of the address the application was opened with. */
export const languageAtStart = (): View['lang'] =>
  decodeView(parseSearch(location.search), browserLanguage).view.lang;

/** One application, one address: every route has the same parameters. */
export const viewRoute = createRootRoute({
  validateSearch: (raw: Record<string, unknown>): View => decodeView(raw, browserLanguage).view,
});

/** A workspace is a place of work with its own path; the map, the territory and the language go with it. */
export const WORKSPACES = [
  'coverage',
  'operate',
  'plan',
  'performance',
  'replay',
  'admin',
  'account',
  'remote',
] as const;
export type Workspace = (typeof WORKSPACES)[number];
export const WORKSPACE_PATHS = {
  coverage: '/',
  operate: '/operate',
  plan: '/plan',
  performance: '/performance',
  replay: '/replay',
  admin: '/admin',
  account: '/account',
  remote: '/remote',
} as const satisfies Record<Workspace, string>;

const routes = WORKSPACES.map((workspace) => ({
  workspace,
  route: createRoute({ getParentRoute: () => viewRoute, path: WORKSPACE_PATHS[workspace] }),
}));

/** The page of a unit's own device; its secret is read by the page and stays out of the view. */
const crewRoute = createRoute({ getParentRoute: () => viewRoute, path: '/crew' });

/** All components and symbols; a page for those who build, reached from one's own account. */
export const COMPONENTS_PATH = '/components';
const componentsRoute = createRoute({ getParentRoute: () => viewRoute, path: COMPONENTS_PATH });

/** A screen of a wall; which one of which wall is read by the page. */
const wallRoute = createRoute({ getParentRoute: () => viewRoute, path: '/wall' });

/** Makes the router; the components come from outside, because the state knows no screen. */
export function createViewRouter(
  components: Record<
    'frame' | Workspace | 'crew' | 'components' | 'wall' | 'notFound' | 'broken',
    RouteComponent
  >,
) {
  viewRoute.update({ component: components.frame });
  for (const { workspace, route } of routes) route.update({ component: components[workspace] });
  crewRoute.update({ component: components.crew });
  componentsRoute.update({ component: components.components });
  wallRoute.update({ component: components.wall });
  return createRouter({
    routeTree: viewRoute.addChildren([
      ...routes.map(({ route }) => route),
      crewRoute,
      componentsRoute,
      wallRoute,
    ]),
    parseSearch,
    stringifySearch,
    defaultNotFoundComponent: components.notFound,
    defaultErrorComponent: components.broken,
  });
}
