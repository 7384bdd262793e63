import type { Kato } from '../../shared/hierarchy/schema.ts';
import type { Camera, CameraOwner, TechnicalClass } from '../../shared/register/schema.ts';

/** Cameras in columns, at most `CHUNK_ROWS` of them; the id is given by the store, in this order. */
export type CameraChunk = {
  externalId: string[];
  owner: CameraOwner[];
  facilityId: (number | null)[];
  kato: Kato[];
  lon: number[];
  lat: number[];
  azimuthDeg: (number | null)[];
  fovDeg: (number | null)[];
  linked: boolean[];
  working: boolean[];
  technicalClass: TechnicalClass[];
  traffic: boolean[];
};

export const CHUNK_ROWS = 20_000;

const emptyChunk = (): CameraChunk => ({
  externalId: [],
  owner: [],
  facilityId: [],
  kato: [],
  lon: [],
  lat: [],
  azimuthDeg: [],
  fovDeg: [],
  linked: [],
  working: [],
  technicalClass: [],
  traffic: [],
});

/** Groups cameras into chunks of columns; the cameras themselves live only one at a time. */
export function* inChunks(cameras: Iterable<Omit<Camera, 'id'>>): Generator<CameraChunk, void, undefined> {
  let chunk = emptyChunk();
  for (const camera of cameras) {
    chunk.externalId.push(camera.externalId);
    chunk.owner.push(camera.owner);
    chunk.facilityId.push(camera.facilityId);
    chunk.kato.push(camera.kato);
    chunk.lon.push(camera.lon);
    chunk.lat.push(camera.lat);
    chunk.azimuthDeg.push(camera.azimuthDeg);
    chunk.fovDeg.push(camera.fovDeg);
    chunk.linked.push(camera.linked);
    chunk.working.push(camera.working);
    chunk.technicalClass.push(camera.technicalClass);
    chunk.traffic.push(camera.traffic);
    if (chunk.externalId.length < CHUNK_ROWS) continue;
    yield chunk;
    chunk = emptyChunk();
  }
  if (chunk.externalId.length > 0) yield chunk;
}
