import type { RouteRow } from './access-matrix.fixture.ts';

/** What other programs read, as rows of the matrix of access-matrix.test.ts. */
export const INTEROP_ROUTES: Readonly<Record<string, RouteRow>> = {
  'the landing page of OGC API': {
    route: 'ogc',
    path: () => '/ogc',
    says: 'yyyy FFFF yyyy yyyy FFFF FFFF yyyy FFFF FFFF UUUU',
  },
  ...Object.fromEntries(
    ['facilities', 'cameras', 'gaps', 'units', 'plans'].map((id): [string, RouteRow] => [
      `features of ${id}, of the own territory whatever is asked`,
      {
        route: 'ogc',
        path: () => `/ogc/collections/${id}/items?limit=10000`,
        says: 'yyyy FFFF yyyy yyyy FFFF FFFF yyyy FFFF FFFF UUUU',
      },
    ]),
  ),
  'a facility as a feature': {
    route: 'ogc',
    path: (_unit, has) => `/ogc/collections/facilities/items/${has.facility}`,
    says: 'yyNN FFFF yyNN yyNN FFFF FFFF yyNN FFFF FFFF UUUU',
  },
  'a camera as a feature': {
    route: 'ogc',
    path: (_unit, has) => `/ogc/collections/cameras/items/${has.camera}`,
    says: 'yyNN FFFF yyNN yyNN FFFF FFFF yyNN FFFF FFFF UUUU',
  },
  'a gap as a feature': {
    route: 'ogc',
    path: (_unit, has) => `/ogc/collections/gaps/items/${has.facility}-video_link`,
    says: 'yyNN FFFF yyNN yyNN FFFF FFFF yyNN FFFF FFFF UUUU',
  },
  'a unit of territory as a feature': {
    route: 'ogc',
    path: (unit) => `/ogc/collections/units/items/${unit}`,
    says: 'yyNN FFFF yyNN yyNN FFFF FFFF yyNN FFFF FFFF UUUU',
  },
  'a change of a plan as a feature': {
    route: 'ogc',
    path: (_unit, has) => `/ogc/collections/plans/items/${has.branch}-1`,
    says: 'yyNN FFFF yyNN yyNN FFFF FFFF yyNN FFFF FFFF UUUU',
  },
  'the report by territory': {
    route: 'territoryReport',
    path: (unit) => `/export/territory-report.xlsx?unit=${unit}`,
    says: 'yyFF FFFF yyFF yyFF FFFF FFFF yyFF FFFF FFFF UUUU',
  },
  'a vector tile of the gaps': {
    route: 'ogc',
    path: () => '/ogc/collections/gaps/tiles/WebMercatorQuad/3/2/5',
    says: 'yyyy FFFF yyyy yyyy FFFF FFFF yyyy FFFF FFFF UUUU',
  },
};
