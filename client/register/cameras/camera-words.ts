import { CAMERA_FACET_NAMES, type CameraFacet } from '../../../shared/register/camera-kind.ts';
import { filterOfWords, type CameraFilter } from '../../../shared/register/camera-filter.ts';
import type { MessageKey } from '../../i18n/en.ts';
import type { View } from '../../state/view.ts';

/** Parameter of the address that carries the choice of a facet. */
export const FACET_FIELD = {
  owner: 'cameraOwner',
  link: 'cameraLink',
  state: 'cameraState',
  class: 'cameraClass',
  traffic: 'cameraTraffic',
} as const satisfies Record<CameraFacet, keyof View>;

/** The choice of a facet in the address. */
export const wordOf = (view: View, facet: CameraFacet): string => view[FACET_FIELD[facet]];

/** The filter of the address. */
export const filterOfView = (view: View): CameraFilter =>
  filterOfWords({
    owner: view.cameraOwner,
    link: view.cameraLink,
    state: view.cameraState,
    class: view.cameraClass,
    traffic: view.cameraTraffic,
  });

/** Every facet without a choice. */
export const NO_CHOICE: Partial<View> = Object.fromEntries(
  CAMERA_FACET_NAMES.map((facet) => [FACET_FIELD[facet], 'all']),
);

/** Name of a choice. */
export function choiceKey(facet: CameraFacet, choice: string): MessageKey {
  return `camera.${facet}.${choice}` as MessageKey;
}

/** How a camera looks on the map: what is broken first, then what reaches no centre. */
export type CameraLook = 'linked' | 'unlinked' | 'broken';
export const CAMERA_LOOKS = ['linked', 'unlinked', 'broken'] as const;
export const lookOf = (camera: { linked: boolean; working: boolean }): CameraLook =>
  !camera.working ? 'broken' : camera.linked ? 'linked' : 'unlinked';
