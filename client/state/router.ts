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

/** One application, one address: every route has the same parameters. */
export const viewRoute = createRootRoute({
  validateSearch: (raw: Record<string, unknown>): View => decodeView(raw, browserLanguage).view,
});

const screenRoute = createRoute({ getParentRoute: () => viewRoute, path: '/' });

/** Makes the router; the components come from outside, because the state knows no screen. */
export function createViewRouter(components: { screen: RouteComponent; notFound: RouteComponent }) {
  screenRoute.update({ component: components.screen });
  return createRouter({
    routeTree: viewRoute.addChildren([screenRoute]),
    parseSearch,
    stringifySearch,
    defaultNotFoundComponent: components.notFound,
  });
}
