import { REASON, type Row } from './access-matrix.fixture.ts';

let line = 0xa0_00_00;
let plate = 100;
const tomorrow = (): string => new Date(Date.now() + 86_400_000).toISOString();

/** Rows of the sources. */
export const INGEST_MATRIX: Readonly<Record<string, Row>> = {
  'ingest.sources.list': { says: 'F F F F F F y F F U' },
  'ingest.sources.create': {
    at: (unit) => ({
      input: {
        kind: 'dc09',
        name: 'for the matrix',
        unit,
        perMinute: 60,
        settings: { line: (++line).toString(16) },
        reason: REASON,
      },
    }),
    says: 'FFFF FFFF FFFF FFFF FFFF FFFF yyFF FFFF FFFF UUUU',
  },
  'ingest.sources.update': {
    at: (_unit, has) => ({ input: { id: has.source, version: 1, perMinute: 60, reason: REASON } }),
    says: 'FFFF FFFF FFFF FFFF FFFF FFFF yyNN FFFF FFFF UUUU',
  },
  'ingest.sources.setAside': {
    at: (_unit, has) => ({ input: { id: has.source } }),
    says: 'FFFF FFFF FFFF FFFF FFFF FFFF yyNN FFFF FFFF UUUU',
  },
  'ingest.accounts.list': {
    at: (_unit, has) => ({ input: { sourceId: has.source } }),
    says: 'FFFF FFFF FFFF FFFF FFFF FFFF yyNN FFFF FFFF UUUU',
  },
  'ingest.accounts.put': {
    at: (unit, has) => ({
      input: {
        sourceId: has.source,
        account: '1234',
        facility: `F-${unit}`,
        key: null,
        supervisionS: null,
        enabled: true,
        reason: REASON,
      },
    }),
    says: 'FFFF FFFF FFFF FFFF FFFF FFFF yyNN FFFF FFFF UUUU',
  },
  'ingest.trackers.list': {
    at: (_unit, has) => ({ input: { sourceId: has.source } }),
    says: 'FFFF FFFF FFFF FFFF FFFF FFFF yyNN FFFF FFFF UUUU',
  },
  // What was planted has panels and no trackers.
  'ingest.trackers.put': {
    at: (unit, has) => ({
      input: {
        sourceId: has.source,
        externalId: '1',
        callSign: `Unit ${unit}`,
        source: 'radio',
        enabled: true,
        reason: REASON,
      },
    }),
    also: [400],
    says: 'FFFF FFFF FFFF FFFF FFFF FFFF yyNN FFFF FFFF UUUU',
  },
  // What was planted has panels, and neither detectors nor a secret of its own.
  'ingest.sources.rotateSecret': {
    at: (_unit, has) => ({ input: { id: has.source, overlapH: 24, reason: REASON } }),
    also: [400],
    says: 'FFFF FFFF FFFF FFFF FFFF FFFF yyNN FFFF FFFF UUUU',
  },
  'ingest.sources.endOldSecret': {
    at: (_unit, has) => ({ input: { id: has.source, reason: REASON } }),
    says: 'FFFF FFFF FFFF FFFF FFFF FFFF yyNN FFFF FFFF UUUU',
  },
  'ingest.detectors.list': {
    at: (_unit, has) => ({ input: { sourceId: has.source } }),
    says: 'FFFF FFFF FFFF FFFF FFFF FFFF yyNN FFFF FFFF UUUU',
  },
  'ingest.detectors.put': {
    at: (unit, has) => ({
      input: {
        sourceId: has.source,
        externalId: '1',
        type: 'smoke',
        where: { by: 'facility', number: `F-${unit}` },
        enabled: true,
        reason: REASON,
      },
    }),
    also: [400],
    says: 'FFFF FFFF FFFF FFFF FFFF FFFF yyNN FFFF FFFF UUUU',
  },
  // As the screen asks, page after page.
  'ingest.wanted.list': {
    input: { plate: '', over: false, direction: 'forward' },
    says: 'y y y F F F y F F U',
  },
  'ingest.wanted.add': {
    at: (unit) => ({
      input: {
        plate: `${++plate}MTX02`,
        unit,
        ground: 'stolen',
        vehicle: '',
        caseNumber: '',
        until: tomorrow(),
        reason: REASON,
      },
    }),
    says: 'yyFF FFFF FFFF FFFF FFFF FFFF yyFF FFFF FFFF UUUU',
  },
  'ingest.wanted.import': {
    at: (unit) => ({
      input: { unit, text: `${++plate}MTX02`, ground: 'stolen', until: tomorrow(), reason: REASON },
    }),
    says: 'yyFF FFFF FFFF FFFF FFFF FFFF yyFF FFFF FFFF UUUU',
  },
  'ingest.wanted.close': {
    at: async (_unit, has) => ({ input: { id: await has.newWanted(), reason: REASON } }),
    says: 'yyNN FFFF FFFF FFFF FFFF FFFF yyNN FFFF FFFF UUUU',
  },
};
