import { insertBranch, updateBranch } from './store.ts';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import type { Db } from '../../db/schema.ts';

/** A branch over an empty picture, shared in its territory. */
export async function plantBranch(db: Db, kato: Kato): Promise<number> {
  const none = { id: [], lon: [], lat: [], type: [], kind: [], people: [] };
  const target = { urban: 420, rural: 1_200 };
  const id = await insertBranch(db, {
    kato,
    name: `Branch ${kato}`,
    basis: 'posts',
    changes: [
      {
        type: 'unit.add',
        unit: 'unit:+1',
        callSign: 'Planned',
        unitType: 'patrol_car',
        lon: 60.1,
        lat: 43.1,
        costKzt: null,
      },
    ],
    picture: {
      unit: kato,
      asOfMs: Date.now(),
      targets: { kindergarten: target, school: target, college: target },
      facilities: { ...none, required: [], gap: [], unknown: [], cameras: [] },
      units: [],
    },
    by: 'test',
    at: Date.now(),
  });
  await updateBranch(db, id, { shared: true, by: 'test', at: Date.now() });
  return id;
}
