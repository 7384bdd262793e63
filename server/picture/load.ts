import { buildPicture, type Picture } from './picture.ts';
import type { Db } from '../db/schema.ts';
import { allSettlements } from '../hierarchy/settlement/store.ts';
import { currentUnits } from '../hierarchy/store.ts';
import { allEvidence, allFacilities, evidenceSources } from '../register/store.ts';

/** Builds the picture from the database as it is now. */
export async function loadPicture(db: Db): Promise<Picture> {
  const [units, sources, facilities, evidence, settlements] = await Promise.all([
    currentUnits(db),
    evidenceSources(db),
    allFacilities(db),
    allEvidence(db),
    allSettlements(db),
  ]);
  return buildPicture({ units, sources, facilities, evidence, settlements });
}
