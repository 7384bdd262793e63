import type { RouteRow, Row } from './access-matrix.fixture.ts';
import { areaText } from '../shared/geometry/area.ts';

const area = areaText({ path: [[68.25, 43.3]], isClosed: false, radiusM: 1_000 });

/** Areas are nobody's territory: each sees what of their own lies in them. */
export const MAP_TOOLS_MATRIX: Readonly<Record<string, Row>> = {
  'operations.within': { input: { area }, says: 'y y y y F y y F F U' },
};

export const MAP_TOOLS_ROUTES: Readonly<Record<string, RouteRow>> = {
  'a printed map': {
    route: 'mapExport',
    path: (unit) => `/export/map.pdf?unit=${unit}&lon=68.25&lat=43.3&scale=25000`,
    says: 'yyFF FFFF yyFF yyFF FFFF FFFF yyFF FFFF FFFF UUUU',
  },
};
