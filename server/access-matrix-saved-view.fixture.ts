import type { Row } from './access-matrix.fixture.ts';

const NO_VIEW = { id: 4_000_000, version: 1 };

/** Rows of one's own views: everybody who is signed in has some; there is none of that number. */
export const SAVED_VIEW_MATRIX: Readonly<Record<string, Row>> = {
  'access.views.list': { says: 'y y y y y y y y y U' },
  'access.views.create': {
    input: { name: 'for the matrix', workspace: 'coverage', search: { unit: '610000000' } },
    says: 'y y y y y y y y y U',
  },
  'access.views.update': { input: { ...NO_VIEW, pinned: false }, says: 'N N N N N N N N N U' },
  'access.views.remove': { input: NO_VIEW, says: 'N N N N N N N N N U' },
  'access.views.restore': { input: NO_VIEW, says: 'N N N N N N N N N U' },
  'access.views.order': { input: { ids: [] }, says: 'y y y y y y y y y U' },
  'access.preferences.get': { says: 'y y y y y y y y y U' },
  'access.preferences.put': { input: { welcome: 'away' }, says: 'y y y y y y y y y U' },
};
