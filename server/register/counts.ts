import type { RegisterCounts } from './store.ts';
import type { Scope } from '../../shared/hierarchy/scope.ts';
import { camerasWithin } from '../picture/camera-scope.ts';
import { facilityRange, type Picture } from '../picture/picture.ts';

/** Sizes of the register inside a scope. Every screen asks for them all the time: they are kept with the picture. */
export function countsWithin(picture: Picture, scope: Scope): RegisterCounts {
  if (scope.all) return picture.counts;
  const ofPicture = kept.get(picture) ?? new Map<string, RegisterCounts>();
  kept.set(picture, ofPicture);
  const known = ofPicture.get(scope.key);
  if (known) return known;
  const facilities = scope.roots.flatMap((kato) =>
    picture.facilities.slice(...(facilityRange(picture, kato) ?? [0, 0])),
  );
  const counts = {
    facilities: facilities.length,
    demonstrationFacilities: facilities.filter((f) => f.demonstration).length,
    cameras: camerasWithin(picture.cameras, scope).id.length,
    demonstrationCameras: [...picture.demonstrationCameras].reduce(
      (sum, [kato, n]) => (scope.covers(kato) ? sum + n : sum),
      0,
    ),
    controlCentres: picture.controlCentres.filter((kato) => scope.covers(kato)).length,
  };
  ofPicture.set(scope.key, counts);
  return counts;
}

const kept = new WeakMap<Picture, Map<string, RegisterCounts>>();
