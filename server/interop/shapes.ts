import type { Kato } from '../../shared/hierarchy/schema.ts';
import type { Db } from '../db/schema.ts';
import { activeBoundarySet, boundariesOf } from '../hierarchy/store.ts';

export type Shapes = ReadonlyMap<Kato, GeoJSON.Geometry>;

/** Polygons of the active set by KATO, read again only when another set is in use: 1 MB for the country. */
export function shapesReader(db: Db): () => Promise<Shapes> {
  let read: { id: number; shapes: Promise<Shapes> } | undefined;
  const readSet = async (id: number): Promise<Shapes> => {
    const shapes = new Map<Kato, GeoJSON.Geometry>();
    for (const level of [1, 2] as const)
      for (const { properties, geometry } of (await boundariesOf(db, id, level)).features)
        shapes.set(properties.kato, geometry);
    return shapes;
  };
  return async () => {
    const set = await activeBoundarySet(db);
    if (!set) return new Map();
    if (read?.id !== set.id) {
      const shapes = readSet(set.id);
      read = { id: set.id, shapes };
      shapes.catch(() => (read = undefined));
    }
    return read.shapes;
  };
}
