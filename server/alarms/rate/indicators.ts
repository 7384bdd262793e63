import { activationsIn, originNames, staleAt } from './store.ts';
import { indicatorsOf } from '../../../shared/alarms/indicators.ts';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import type { Db } from '../../db/schema.ts';

const SHOWN = 10;

/** The indicators of a period with the names of what they name. Moments are milliseconds since 1970. */
export async function alarmIndicators(
  db: Db,
  katos: readonly Kato[],
  { fromMs, toMs }: { fromMs: number; toMs: number },
) {
  const activations = await activationsIn(db, katos, { fromMs, toMs });
  const stale = await staleAt(db, katos, toMs);
  const { top, chattering, ...rest } = indicatorsOf(activations, { fromMs, toMs, stale });
  const shown = chattering.slice(0, SHOWN);
  const names = await originNames(
    db,
    [...top, ...shown].map(({ origin }) => origin),
  );
  const named = <Found extends { origin: string }>(found: Found) => ({
    ...found,
    name: names.get(found.origin)?.name ?? null,
    subject: names.get(found.origin)?.subject ?? '',
  });
  return { ...rest, fromMs, toMs, top: top.map(named), chattering: shown.map(named) };
}
