import { CONTACT_ID_CODES } from './contact-id-codes.ts';
import type { PanelSignal } from './signal.ts';

const DATA = /^([136])(\d{3}) ([0-9A-F]{2}) ([0-9A-F]{3})$/i;

/**
 * What Contact ID data says: `QEEE GG ZZZ`, qualifier, event, group, zone or user. Q 1 began – of an arming code: was
 * disarmed –, 3 is over, 6 was told before and still is.
 * @returns null when it is none or the event is not in the list.
 */
export function contactIdSignals(data: string): PanelSignal[] | null {
  const match = DATA.exec(data.trim());
  if (!match) return null;
  const [, qualifier, code = '', area = '', zone = ''] = match;
  const meaning = CONTACT_ID_CODES.get(code);
  if (meaning === undefined) return null;
  const place = { code, area, zone, person: '' };
  if (meaning === null) return [{ ...place, what: 'logged', class: null, zone: '', person: zone }];
  if (meaning === 'cancel') return [{ ...place, what: 'cancelled', class: 'panic', zone: '', person: zone }];
  return [{ ...place, what: qualifier === '3' ? 'restored' : 'raised', class: meaning }];
}
