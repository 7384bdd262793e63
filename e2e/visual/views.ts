/** A screen, or a part of one, that looks the same today and tomorrow. */
export type StableView = {
  name: string;
  path: string;
  /** The part that is compared. */
  part: string;
  /** What must stand in it first. */
  landmark: string;
  account: string | null;
  /** What changes by itself – moments, counts of what the tests do –; it is painted over. */
  moving?: string;
};

const view = (
  name: string,
  path: string,
  part: string,
  landmark: string,
  rest: Partial<StableView> = {},
): StableView => ({ name, path, part, landmark, account: 'demo-republic', ...rest });

/**
 * Few, and only what rests: no map, no clock, no simulation, nothing that other tests write. Night and day, and the language that
 * is longest.
 */
export const STABLE_VIEWS: readonly StableView[] = [
  view('sign-in-ru-night', '/?lang=ru&theme=night', 'body', 'form', { account: null }),
  view('sign-in-kk-day', '/?lang=kk&theme=day', 'body', 'form', { account: null }),
  view('not-found-kk-night', '/nowhere?lang=kk&theme=night', 'body', '.plain-screen .state'),
  view('account-ru-day', '/account?lang=ru&theme=day', '.account-parts', '.account-parts h1', {
    moving: '.account-parts section:last-of-type',
  }),
  view('coverage-panel-ru-night', '/?lang=ru&theme=night&unit=610000000', '.side', '.side .ranking-name', {
    moving: '.side .skeleton',
  }),
  view('coverage-panel-kk-day', '/?lang=kk&theme=day&unit=610000000', '.side', '.side .ranking-name'),
  view(
    'charts-ru-night',
    '/?lang=ru&theme=night&unit=610000000&part=charts&chart=fairness',
    '.side',
    '.chart svg',
  ),
  view('published-kk-night', '/?lang=kk&theme=night&panel=sources', '.published', '.published'),
  view('keys-ru-night', '/?lang=ru&theme=night&panel=keys', '.help-drawer', '.help-keys'),
  view('playbooks-ru-day', '/admin?lang=ru&theme=day&section=playbooks', '.admin', '.playbook-line'),
  view('tokens-kk-night', '/admin?lang=kk&theme=night&section=tokens', '.admin', '.tokens .plain-button', {
    moving: '.tokens li, .tokens table',
  }),
  view(
    'what-if-kk-night',
    '/plan?lang=kk&theme=night&unit=750000000',
    '.plan-side',
    '.plan-side :is(form, button)',
    {
      moving: '.plan-side li',
    },
  ),
];
