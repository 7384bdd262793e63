import { recorded, type Edited, type Editor } from './edit.ts';
import { deleteEvidence, editableFacility, evidenceOf, todayInKazakhstan, type Word } from './store.ts';
import { unfit } from './refusal.ts';
import type { RegisterObject, SetEvidence } from '../../../shared/register/edit.ts';
import type { EvidenceSource, Measure } from '../../../shared/register/schema.ts';
import { upsertEvidence, upsertEvidenceSources } from '../bulk/store.ts';
import type { Db } from '../../db/schema.ts';
import { write } from '../../db/write.ts';

/** The source of what a person saw on the spot; among evidence of one day it is believed before any other. */
const INSPECTION: Omit<EvidenceSource, 'measures' | 'asOf'> = {
  id: 'inspection',
  kind: 'import',
  title: { kk: 'Тексеру', ru: 'Осмотр', en: 'Inspection' },
  priority: 100,
};

/** Puts the inspection's word about a measure, or takes it back when `word` is null. Makes the source when it is missing. */
export async function writeWord(
  trx: Db,
  facilityId: number,
  measure: Measure,
  word: Word | null,
): Promise<void> {
  if (word === null) return deleteEvidence(trx, { facilityId, measure, source: INSPECTION.id });
  await upsertEvidenceSources(trx, [{ ...INSPECTION, asOf: word.observedOn }]);
  return upsertEvidence(trx, [{ facilityId, measure, source: INSPECTION.id, ...word }]);
}

/** What the inspection says of a measure now. */
export const wordOf = (db: Db, facilityId: number, measure: Measure): Promise<Word | null> =>
  evidenceOf(db, { facilityId, measure, source: INSPECTION.id });

/**
 * Records what somebody saw at a facility. Other sources keep their word beside it.
 * @throws TRPCError NOT_FOUND; BAD_REQUEST for a day that has not come yet.
 */
export async function setEvidence(db: Db, editor: Editor, edit: SetEvidence): Promise<Edited> {
  const { actor } = editor;
  const { facilityId, measure, state, observedOn, reason } = edit;
  const object: RegisterObject = `facility:${facilityId}`;
  return write(db, { actor, action: 'register.setEvidence', note: reason }, async (trx) => {
    const found = editor.requireObject(
      object,
      await editableFacility(trx, facilityId, { lock: true }),
      ({ kato }) => kato,
    );
    if (observedOn > (await todayInKazakhstan(trx)))
      throw unfit('observedOn', 'date', 'Nobody can have seen it on a day that has not come yet');
    const before = await wordOf(trx, facilityId, measure);
    const after = state === null ? null : { state, observedOn };
    if (before?.state === after?.state && before?.observedOn === after?.observedOn)
      return { result: { version: found.version, changeIds: [] }, object };
    await writeWord(trx, facilityId, measure, after);
    return recorded(trx, { actor, reason, object }, found.version, [
      { field: `evidence.${measure}`, before, after },
    ]);
  });
}
