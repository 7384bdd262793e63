import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Ledger } from './ledger.ts';
import type { NewSetAside } from './source/store.ts';
import { randomFrom } from '../../shared/random.ts';

/** Cases that every adapter is tried with. */
export const FUZZ_CASES = 100_000;

/** Numbers of [0, 1) that are the same in every run; SHOLU_SEED tries others. */
export const seeded = (): (() => number) => randomFrom(process.env['SHOLU_SEED'] ?? '20261126');

/** What is done to a good message: nothing, some letters changed, taken out, put in, doubled or cut off – or it is noise. */
export function mangled(text: string, random: () => number): string {
  const at = (): number => Math.floor(random() * (text.length + 1));
  const letter = (): string => String.fromCharCode(Math.floor(random() * 256));
  switch (Math.floor(random() * 8)) {
    case 0:
    case 1:
      return text;
    case 2: {
      const i = at();
      return text.slice(0, i) + letter() + text.slice(i + 1);
    }
    case 3: {
      const i = at();
      return text.slice(0, i) + text.slice(i + 1 + Math.floor(random() * 8));
    }
    case 4: {
      const i = at();
      return text.slice(0, i) + letter() + letter() + text.slice(i);
    }
    case 5:
      return text + text.slice(at());
    case 6:
      return text.slice(0, at());
    default:
      return Array.from({ length: Math.floor(random() * 120) }, letter).join('');
  }
}

/** A ledger in memory. */
export function countingLedger() {
  const counts = { accepted: 0, duplicate: 0, quarantined: 0, refused: 0 };
  const reasons = new Map<string, number>();
  const ledger: Pick<Ledger, 'accepted' | 'duplicate' | 'setAside'> = {
    accepted: () => void counts.accepted++,
    duplicate: () => void counts.duplicate++,
    setAside: ({ outcome, reason }: NewSetAside) => {
      counts[outcome]++;
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    },
  };
  const total = (): number => Object.values(counts).reduce((sum, n) => sum + n, 0);
  return { ledger, counts, reasons, total };
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Memory that is really in use, MB. */
export function heapMb(): number {
  collect();
  return process.memoryUsage().heapUsed / 1_048_576;
}
