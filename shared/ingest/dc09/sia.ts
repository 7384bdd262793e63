import { SIA_CODES } from './sia-codes.ts';
import type { PanelSignal } from './signal.ts';

const MODIFIER = /^([a-z]{2})(.*)$/;
const EVENT = /^([A-Z]{2})([0-9A-F]*)(?:[*^'].*)?$/;
/** A frame that tells of more is no panel's. */
const MOST_EVENTS = 32;

/**
 * What SIA data says: `N` (new) or `O` (old: kept by the panel until it had a line), then parts with `/` between them –
 * modifiers in small letters (`ri1` area, `id5` user, `ti10:23` time), which hold for what follows, and events in capitals
 * with their zone. `Nri1/PA015`.
 * @returns null when it is none, or one of its events is not in the list.
 */
export function siaSignals(data: string): PanelSignal[] | null {
  const text = data.trim();
  if (!/^[NO]/.test(text)) return null;
  const signals: PanelSignal[] = [];
  let area = '';
  let person = '';
  for (const part of text.slice(1).split('/').filter(Boolean)) {
    const modifier = MODIFIER.exec(part);
    if (modifier) {
      if (modifier[1] === 'ri') area = modifier[2] ?? '';
      if (modifier[1] === 'id') person = modifier[2] ?? '';
      continue;
    }
    const event = EVENT.exec(part);
    const code = event?.[1] ?? '';
    const meaning = SIA_CODES.get(code);
    if (!meaning || signals.length === MOST_EVENTS) return null;
    signals.push({ code, ...meaning, zone: event?.[2] ?? '', area, person });
  }
  return signals.length > 0 ? signals : null;
}
