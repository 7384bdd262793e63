import { ask as askAs } from './ask.ts';
import type { Page } from 'playwright-core';
import { cookieOf } from './sign-in.ts';

export const ALMATY = '750000000';
export const OFFICER = 'demo-republic';
export const PLACE = { lon: 76.93, lat: 43.25 };
export const SIZE = { width: 1280, height: 720 };

export type SeenUnit = { unit: { id: number; callSign: string; status: string } };
type Made = { incidentId: number };

export const newKey = (): string => crypto.randomUUID();

/** Somebody at a product. */
export async function desk(url: string, account = OFFICER) {
  const cookie = await cookieOf(url, account);
  const query = <T>(path: string, input: unknown): Promise<T> => askAs<T>(url, cookie, path, input);
  const act = <T>(path: string, input: unknown): Promise<T> => askAs<T>(url, cookie, path, input, 'mutation');
  return {
    query,
    act,
    unitsOf: (unit: string) => query<SeenUnit[]>('operations.units.list', { unit }),
    /** A device of a unit, as its secret. */
    device: async (unitId: number): Promise<string> =>
      (await act<{ secret: string }>('operations.units.link', { unitId, reason: 'A browser test' })).secret,
    incident: async (kato: string, commonName: string, priority = 2): Promise<number> => {
      const facts = {
        category: 'alarm_button',
        priority,
        caller: null,
        address: { settlement: '', street: '', house: '', commonName, crossing: '', text: '' },
        place: { ...PLACE, accuracyM: 10, method: 'map' },
        kato,
        facilityId: null,
        sensitive: false,
      };
      const create = { type: 'incident.create', centre: kato, source: 'radio', facts };
      const key = newKey();
      const asked = { ...create, key, startedAt: null, answeredAt: null };
      return (await act<Made>('operations.incidents.command', asked)).incidentId;
    },
    note: (incidentId: number, text: string): Promise<Made> =>
      act('operations.incidents.command', {
        type: 'incident.note',
        key: newKey(),
        incidentId,
        text,
      }),
  };
}
export type Desk = Awaited<ReturnType<typeof desk>>;

export const address = (base: string, unit: string, more = ''): string =>
  `${base}/operate?lang=en&unit=${unit}&lon=${PLACE.lon}&lat=${PLACE.lat}&zoom=14${more}`;

export const untilComplete = (page: Page): Promise<void> =>
  page.getByText(/^Picture complete as of/).waitFor();
