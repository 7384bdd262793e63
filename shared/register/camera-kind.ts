import { cameraOwnerSchema, technicalClassSchema, type Camera } from './schema.ts';

/**
 * What cameras are told apart by, on the map and in its filter: whose they are, whether their picture reaches a control
 * centre, whether they work, their technical class and whether they enforce traffic rules.
 */
export const CAMERA_FACETS = {
  owner: cameraOwnerSchema.options,
  link: ['linked', 'unlinked'],
  state: ['working', 'broken'],
  class: technicalClassSchema.options,
  traffic: ['traffic', 'other'],
} as const;
export type CameraFacet = keyof typeof CAMERA_FACETS;
export const CAMERA_FACET_NAMES = ['owner', 'link', 'state', 'class', 'traffic'] as const;

/** One choice of every facet. */
export type CameraKind = { [F in CameraFacet]: (typeof CAMERA_FACETS)[F][number] };

/** Every kind in the order of its code: the last facet counts fastest. */
const KINDS: readonly CameraKind[] = CAMERA_FACETS.owner.flatMap((owner) =>
  CAMERA_FACETS.link.flatMap((link) =>
    CAMERA_FACETS.state.flatMap((state) =>
      CAMERA_FACETS.class.flatMap((technicalClass) =>
        CAMERA_FACETS.traffic.map((traffic) => ({ owner, link, state, class: technicalClass, traffic })),
      ),
    ),
  ),
);

/** Number of kinds; a code is 0 to one less and fits a byte. */
export const KIND_COUNT = KINDS.length;

/** The code of a kind: a number written with one digit a facet. */
export const kindCode = (kind: CameraKind): number =>
  CAMERA_FACET_NAMES.reduce((code, facet) => {
    const choices: readonly string[] = CAMERA_FACETS[facet];
    return code * choices.length + choices.indexOf(kind[facet]);
  }, 0);

/**
 * The kind of a code.
 * @throws RangeError for a number that is the code of no kind.
 */
export function kindOf(code: number): CameraKind {
  const kind = KINDS[code];
  if (!kind) throw new RangeError(`${code} is the code of no kind of camera`);
  return kind;
}

/** The kind of a camera on the register. */
export const kindOfCamera = (
  camera: Pick<Camera, 'owner' | 'linked' | 'working' | 'technicalClass' | 'traffic'>,
): CameraKind => ({
  owner: camera.owner,
  link: camera.linked ? 'linked' : 'unlinked',
  state: camera.working ? 'working' : 'broken',
  class: camera.technicalClass,
  traffic: camera.traffic ? 'traffic' : 'other',
});
