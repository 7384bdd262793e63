import { REASON, type Ask, type Row } from './access-matrix.fixture.ts';
import type { Planted } from './territory.fixture.ts';
import type { Kato } from '../shared/hierarchy/schema.ts';

const facts = (unit: Kato) => ({
  name: 'for the matrix',
  unit,
  events: ['sos'],
  roles: ['chief'],
  reason: REASON,
});
const webhook = (unit: Kato) => ({
  name: 'for the matrix',
  url: 'https://hooks.example.kz/matrix',
  unit,
  reason: REASON,
});
const ofRule = (more: (unit: Kato) => object = () => ({})) => ({
  at: (unit: Kato, has: Planted): Ask => ({ input: { id: has.notifyRule, ...more(unit) } }),
});
const report = (unit: Kato, person: number) => ({
  name: 'for the matrix',
  unit,
  people: [person],
  formats: ['pdf'],
  measure: 'video_link',
  of: 'required',
  schedule: { every: 'day', hour: 8 },
  reason: REASON,
});
const INSIDE = '610000000';

/** Rows of notification. */
export const NOTIFY_MATRIX: Readonly<Record<string, Row>> = {
  'notify.rules.list': { says: 'F F F F F F y F F U' },
  'notify.rules.create': {
    at: (unit) => ({ input: facts(unit) }),
    says: 'FFFF FFFF FFFF FFFF FFFF FFFF yyFF FFFF FFFF UUUU',
  },
  // What it is changed to lies inside, so that the place is that of the rule.
  'notify.rules.update': {
    ...ofRule(() => ({ ...facts(INSIDE), version: 1 })),
    says: 'FFFF FFFF FFFF FFFF FFFF FFFF yyNN FFFF FFFF UUUU',
  },
  'notify.rules.test': { ...ofRule(), says: 'FFFF FFFF FFFF FFFF FFFF FFFF yyNN FFFF FFFF UUUU' },
  'notify.reports.list': { says: 'F F F F F F y F F U' },
  'notify.reports.create': {
    at: (unit, has) => ({ input: report(unit, has.person) }),
    says: 'FFFF FFFF FFFF FFFF FFFF FFFF yyFF FFFF FFFF UUUU',
  },
  'notify.reports.update': {
    at: (_unit, has) => ({ input: { ...report(INSIDE, has.person), id: has.reportRule, version: 1 } }),
    says: 'FFFF FFFF FFFF FFFF FFFF FFFF yyNN FFFF FFFF UUUU',
  },
  'notify.reports.sendNow': {
    at: (_unit, has) => ({ input: { id: has.reportRule } }),
    says: 'FFFF FFFF FFFF FFFF FFFF FFFF yyNN FFFF FFFF UUUU',
  },
  'notify.contacts.list': { input: {}, says: 'F F F F F F y F F U' },
  'notify.contacts.put': {
    at: (_unit, has) => ({ input: { personId: has.person, email: null, language: 'kk', reason: REASON } }),
    says: 'FFFF FFFF FFFF FFFF FFFF FFFF yyNN FFFF FFFF UUUU',
  },
  'notify.webhooks.list': { says: 'F F F F F F y F F U' },
  'notify.webhooks.create': {
    at: (unit) => ({ input: webhook(unit) }),
    says: 'FFFF FFFF FFFF FFFF FFFF FFFF yyFF FFFF FFFF UUUU',
  },
  'notify.webhooks.update': {
    at: (_unit, has) => ({
      input: { ...webhook(INSIDE), id: has.webhook, version: 1, enabled: true },
    }),
    says: 'FFFF FFFF FFFF FFFF FFFF FFFF yyNN FFFF FFFF UUUU',
  },
  'notify.deliveries.list': { input: { list: 'dead' }, says: 'F F F F F F y F F U' },
  'notify.deliveries.resend': {
    at: (_unit, has) => ({ input: { id: has.delivery } }),
    says: 'FFFF FFFF FFFF FFFF FFFF FFFF yyNN FFFF FFFF UUUU',
  },
  'notify.status': { says: 'F F F F F F y F F U' },
  'notify.notices.list': { input: { language: 'kk' }, says: 'y y y y y y y y y U' },
  'notify.notices.read': { input: { ids: [1] }, says: 'y y y y y y y y y U' },
};
