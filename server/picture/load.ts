import { buildTree } from '../../shared/hierarchy/tree.ts';
import { buildCameraPicture, type CameraPicture, type CameraRows } from './camera-picture.ts';
import { buildPicture, type Picture } from './picture.ts';
import type { AdminUnit } from '../../shared/hierarchy/schema.ts';
import type { Db } from '../db/schema.ts';
import { allSettlements } from '../hierarchy/settlement/store.ts';
import { currentUnits } from '../hierarchy/store.ts';
import { allCameras, cameraRow } from '../register/cameras/store.ts';
import {
  allEvidence,
  allFacilities,
  controlCentres,
  evidenceSources,
  registerCounts,
} from '../register/store.ts';

/** Builds the picture from the database as it is now; with the cameras only for who draws or lists them. */
export async function loadPicture(
  db: Db,
  parts: { cameras: boolean } = { cameras: false },
): Promise<Picture> {
  const units = await currentUnits(db);
  const [sources, facilities, evidence, counts, centres, settlements, cameras] = await Promise.all([
    evidenceSources(db),
    allFacilities(db),
    allEvidence(db),
    registerCounts(db),
    controlCentres(db),
    allSettlements(db),
    parts.cameras ? loadCameras(db, units) : undefined,
  ]);
  return buildPicture({
    units,
    sources,
    facilities,
    evidence,
    counts,
    controlCentres: centres.map(({ kato }) => kato),
    settlements,
    ...(cameras ? { cameras } : {}),
  });
}

/** The cameras of the register; a unit is known by its place in the tree. */
export async function loadCameras(db: Db, units: readonly AdminUnit[]): Promise<CameraPicture> {
  return buildCameraPicture(await allCameras(db, unitByNumber(buildTree(units))));
}

/** The one camera of an id as the picture holds it; no row when it is gone. */
export const loadCamera = (db: Db, { tree }: Pick<Picture, 'tree'>, id: number): Promise<CameraRows> =>
  cameraRow(db, id, unitByNumber(tree));

/** The place of a unit in the tree by its KATO code as a number. */
function unitByNumber({ indexOf }: Picture['tree']): (kato: number) => number | undefined {
  const byNumber = new Map(Array.from(indexOf, ([kato, index]) => [Number(kato), index]));
  return (kato) => byNumber.get(kato);
}
