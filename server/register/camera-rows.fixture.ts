import { demonstration, units } from '../../data/bundle.ts';
import { randomFrom } from '../../shared/random.ts';
import { buildTree } from '../../shared/hierarchy/tree.ts';
import { KIND_COUNT, kindCode, kindOfCamera } from '../../shared/register/camera-kind.ts';
import type { CameraRows } from '../picture/camera-picture.ts';

/** Two towns and the steppe between them, `[lon, lat]`. */
const TOWNS = [
  [71.43, 51.13],
  [76.91, 43.24],
] as const;

/** Cameras of every kind, most of them crowded in two towns; the same for the same word. */
export function cameraRows(count: number, word: string): CameraRows {
  const random = randomFrom(word);
  const rows: CameraRows = {
    id: Float64Array.from({ length: count }, (_, i) => 10 * i + 7),
    lonE6: new Int32Array(count),
    latE6: new Int32Array(count),
    unit: new Uint16Array(count),
    kind: new Uint8Array(count),
    azimuthDeg: new Int16Array(count),
    fovDeg: new Uint16Array(count),
  };
  for (let i = 0; i < count; i++) {
    const town = TOWNS[Math.floor(random() * 2.5)];
    const [lon, lat] = town ?? [47 + 40 * random(), 41 + 14 * random()];
    rows.lonE6[i] = Math.round((lon + 0.2 * (random() - 0.5)) * 1e6);
    rows.latE6[i] = Math.round((lat + 0.2 * (random() - 0.5)) * 1e6);
    rows.unit[i] = Math.floor(random() * 300);
    rows.kind[i] = Math.floor(random() * KIND_COUNT);
    const isDome = random() < 0.15;
    rows.azimuthDeg[i] = isDome ? -1 : Math.floor(random() * 360);
    rows.fovDeg[i] = isDome ? 0 : 60 + Math.floor(random() * 40);
  }
  return rows;
}

/** The cameras of the whole demonstration register, without a database. */
export function demonstrationCameras(): CameraRows {
  const { indexOf } = buildTree(units());
  const cameras = [...demonstration().cameras()].flatMap((chunk) =>
    chunk.externalId.map((_, i) => ({
      owner: chunk.owner[i] ?? 'private',
      linked: chunk.linked[i] ?? false,
      working: chunk.working[i] ?? false,
      technicalClass: chunk.technicalClass[i] ?? 'unknown',
      traffic: chunk.traffic[i] ?? false,
      unit: indexOf.get(chunk.kato[i] ?? '') ?? 0,
      lonE6: Math.round((chunk.lon[i] ?? 0) * 1e6),
      latE6: Math.round((chunk.lat[i] ?? 0) * 1e6),
      azimuthDeg: chunk.azimuthDeg[i] ?? -1,
      fovDeg: chunk.fovDeg[i] ?? 0,
    })),
  );
  return {
    id: Float64Array.from(cameras, (_, i) => i + 1),
    lonE6: Int32Array.from(cameras, (c) => c.lonE6),
    latE6: Int32Array.from(cameras, (c) => c.latE6),
    unit: Uint16Array.from(cameras, (c) => c.unit),
    kind: Uint8Array.from(cameras, (c) => kindCode(kindOfCamera(c))),
    azimuthDeg: Int16Array.from(cameras, (c) => c.azimuthDeg),
    fovDeg: Uint16Array.from(cameras, (c) => c.fovDeg),
  };
}
