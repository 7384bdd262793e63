import { COVERAGE, REASON, type RouteRow, type Row } from './access-matrix.fixture.ts';

const order = { number: '1', issuedOn: '2024-01-01', deadline: '2124-01-01', responsible: 'A. Person' };
const gapOf = (facilityId: number) => [{ facilityId, measure: 'video_link', version: 0 }];
let acts = 0;

/** Gaps, orders, acts of inspection and what is looked at of the coverage. */
export const COVERAGE_MATRIX: Readonly<Record<string, Row>> = {
  'coverage.trend': {
    at: (unit) => ({ input: { unit, measure: COVERAGE.measure, type: 'school', group: 'all' } }),
    says: 'yyFF yyFF yyFF yyFF FFFF yyFF yyFF FFFF FFFF UUUU',
  },
  'coverage.fairness': {
    at: (unit) => ({ input: { ...COVERAGE, unit, of: 'required' } }),
    says: 'yyFF yyFF yyFF yyFF FFFF yyFF yyFF FFFF FFFF UUUU',
  },
  'coverage.gaps.list': {
    at: (unit) => ({ input: { unit } }),
    says: 'yyFF yyFF yyFF yyFF FFFF yyFF yyFF FFFF FFFF UUUU',
  },
  'coverage.gaps.ofFacility': {
    at: (_unit, has) => ({ input: { facilityId: has.facility } }),
    says: 'yyNN yyNN yyNN yyNN FFFF yyNN yyNN FFFF FFFF UUUU',
  },
  'coverage.gaps.log': {
    at: (_unit, has) => ({ input: { facilityId: has.facility, measure: 'video_link' } }),
    says: 'yyNN yyNN yyNN yyNN FFFF yyNN yyNN FFFF FFFF UUUU',
  },
  'coverage.gaps.move': {
    at: (_unit, has) => ({
      input: { move: 'prescribe', gaps: gapOf(has.facility), order, reason: REASON },
    }),
    says: 'FFFF FFFF yyNN yyNN FFFF FFFF yyNN FFFF FFFF UUUU',
  },
  'coverage.inspections.list': {
    at: (_unit, has) => ({ input: { facilityId: has.facility } }),
    says: 'yyNN yyNN yyNN yyNN FFFF yyNN yyNN FFFF FFFF UUUU',
  },
  'coverage.inspections.record': {
    at: (_unit, has) => ({
      input: {
        facilityId: has.facility,
        act: `matrix-${++acts}`,
        inspectedOn: '2024-01-01',
        inspector: 'A. Person',
        findings: [{ measure: 'alarm_button', state: 'working' }],
      },
    }),
    says: 'FFFF FFFF FFFF yyNN FFFF FFFF yyNN FFFF FFFF UUUU',
  },
  'coverage.inspections.undo': {
    at: (_unit, has) => ({ input: { id: has.inspection, reason: REASON } }),
    says: 'FFFF FFFF FFFF yyNN FFFF FFFF yyNN FFFF FFFF UUUU',
  },
};

/** What the coverage serves beside the procedures. */
export const COVERAGE_ROUTES: Readonly<Record<string, RouteRow>> = {
  'export of the gaps': {
    route: 'gapExport',
    path: (unit) => `/export/gaps.csv?unit=${unit}`,
    says: 'yyFF FFFF yyFF yyFF FFFF FFFF yyFF FFFF FFFF UUUU',
  },
  'photograph of an inspection': {
    route: 'inspectionPhotos',
    path: (_unit, has) => `/inspection-photo/${has.photo}`,
    says: 'yyNN yyNN yyNN yyNN FFFF yyNN yyNN FFFF FFFF UUUU',
  },
  'photograph into an inspection': {
    route: 'inspectionPhotos',
    path: (_unit, has) => `/inspection-photo/of/${has.inspection}?name=a.jpg`,
    sends: true,
    // A few words of text are no photograph.
    says: 'FFNN FFNN FFNN yyNN FFFF FFNN yyNN FFFF FFFF UUUU',
  },
};
