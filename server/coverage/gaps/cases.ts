import { casesOf, keyOf, lockFacilities, newestWords, putCase, unsettled } from './store.ts';
import { refusedFor } from './refusal.ts';
import type { CaseEntry, GapCase, GapCommand } from '../../../shared/coverage/gap-case.ts';
import { applyToGap, settled, untouched } from '../../../shared/coverage/gap-machine.ts';
import { dayInKazakhstan } from '../../../shared/coverage/known-since.ts';
import { groupOf, isRequired } from '../../../shared/coverage/requirement.ts';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import type { Guard } from '../../access/guard.ts';
import type { NewEvent } from '../../db/event/store.ts';
import type { Db } from '../../db/schema.ts';
import { write } from '../../db/write.ts';

type By = { actor: string; at: number };
/** Who acts, and where they may. */
export type GapEditor = Guard & By;

/** What screens are told: enough to know what to ask for again. */
const gapEvent = (gap: GapCase, { move }: CaseEntry, kato: Kato): NewEvent => ({
  kind: 'coverage.gap_moved',
  kato,
  object: `gap:${keyOf(gap)}`,
  version: gap.version,
  data: { facilityId: gap.facilityId, measure: gap.measure, move, state: gap.state },
});

const bareCase = ({ state, order, version }: GapCase) => ({ state, order, version });

/**
 * Does what a person says with one or many gaps: all of it or nothing, with one entry of the audit.
 * @throws TRPCError NOT_FOUND for a facility outside, CONFLICT with the code of a rule that refuses.
 */
export async function moveGaps(db: Db, editor: GapEditor, command: GapCommand): Promise<{ moved: number }> {
  const { actor, at } = editor;
  const deed = { actor, action: `coverage.gap-${command.move}`, note: command.reason };
  return write(db, deed, async (trx) => {
    const ids = [...new Set(command.gaps.map(({ facilityId }) => facilityId))];
    const facilities = await lockFacilities(trx, ids);
    const cases = await casesOf(trx, ids);
    const words = await newestWords(trx, ids);
    const events: NewEvent[] = [];
    const before: Record<string, unknown> = {};
    const after: Record<string, unknown> = {};
    for (const { facilityId, measure, version } of command.gaps) {
      const object = `facility:${facilityId}`;
      const facility = editor.requireObject(object, facilities.get(facilityId), ({ kato }) => kato);
      const key = keyOf({ facilityId, measure });
      const gap = cases.get(key) ?? untouched(facilityId, measure);
      const isGap = isRequired(groupOf(facility), measure) && words.get(key)?.works === false;
      const today = dayInKazakhstan(at);
      const outcome = applyToGap(gap, command, { version, isGap }, { at, actor, today });
      if (!outcome.ok) throw refusedFor(outcome.refusal, facilityId);
      cases.set(key, outcome.gap);
      await putCase(trx, outcome.gap, outcome.entry);
      before[key] = bareCase(gap);
      after[key] = bareCase(outcome.gap);
      events.push(gapEvent(outcome.gap, outcome.entry, facility.kato));
    }
    const [first] = facilities.values();
    const object =
      command.gaps.length === 1 ? `gap:${Object.keys(after)[0] ?? ''}` : `gaps:${command.gaps.length}`;
    return { result: { moved: command.gaps.length }, object, kato: first?.kato, before, after, events };
  });
}

/** Lets the evidence of now speak to the cases of some facilities, in the caller's transaction. @returns what screens are told. */
export async function settleFacilities(trx: Db, ids: readonly number[], by: By): Promise<NewEvent[]> {
  const facilities = await lockFacilities(trx, ids);
  const words = await newestWords(trx, ids);
  const events: NewEvent[] = [];
  for (const [key, gap] of await casesOf(trx, ids)) {
    const outcome = settled(gap, words.get(key) ?? null, by);
    const facility = facilities.get(gap.facilityId);
    if (!outcome || !facility) continue;
    await putCase(trx, outcome.gap, outcome.entry);
    events.push(gapEvent(outcome.gap, outcome.entry, facility.kato));
  }
  return events;
}

/** Facilities that are looked after at once. */
const AT_ONCE = 500;

/** Closes and opens what an import or an edit of the register has decided; each look is cheap, and done twice does no harm. */
export async function settleByEvidence(db: Db, at: number): Promise<void> {
  const ids = await unsettled(db, AT_ONCE);
  if (ids.length === 0) return;
  const by = { actor: 'system', at };
  await write(db, { actor: by.actor, action: 'coverage.settle-gaps' }, async (trx) => {
    const events = await settleFacilities(trx, ids, by);
    const after = { moved: events.map(({ object }) => object) };
    return {
      result: undefined,
      object: `gaps:${events.length}`,
      after,
      events,
      repeated: events.length === 0,
    };
  });
}
