import { REASON, type Row } from './access-matrix.fixture.ts';

let serial = 0;
const newKey = (): string => `matrix-alarm-${++serial}`;

/** Rows of the alarms: who follows the operations sees them, who may send a unit answers them. */
export const ALARMS_MATRIX: Readonly<Record<string, Row>> = {
  'alarms.board.summary': {
    at: (unit) => ({ input: { unit } }),
    says: 'yyFF yyFF yyFF yyFF FFFF yyFF yyFF FFFF yyFF UUUU',
  },
  'alarms.board.list': {
    at: (unit) => ({ input: { unit } }),
    says: 'yyFF yyFF yyFF yyFF FFFF yyFF yyFF FFFF yyFF UUUU',
  },
  'alarms.board.groups': {
    at: (unit) => ({ input: { unit } }),
    says: 'yyFF yyFF yyFF yyFF FFFF yyFF yyFF FFFF yyFF UUUU',
  },
  'alarms.board.card': {
    at: (_unit, has) => ({ input: { id: has.alarm } }),
    says: 'yyNN yyNN yyNN yyNN FFFF yyNN yyNN FFFF yyNN UUUU',
  },
  'alarms.handle': {
    at: (_unit, has) => ({
      input: { key: newKey(), move: 'acknowledge', alarms: [{ id: has.alarm, version: 1 }] },
    }),
    says: 'yyNN yyNN FFFF FFFF FFFF FFFF yyNN FFFF FFFF UUUU',
  },
  'alarms.handleGroup': {
    at: (unit) => ({
      input: {
        key: newKey(),
        move: 'shelve',
        unit,
        group: { class: 'power', sourceId: null },
        upTo: 1_000_000,
        reason: REASON,
      },
    }),
    says: 'yyFF yyFF FFFF FFFF FFFF FFFF yyFF FFFF FFFF UUUU',
  },
  'alarms.indicators': {
    at: (unit) => ({ input: { unit, fromMs: 0, toMs: 1_000 } }),
    says: 'yyFF yyFF yyFF yyFF FFFF yyFF yyFF FFFF yyFF UUUU',
  },
};
