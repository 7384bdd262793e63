import { randomBytes } from 'node:crypto';
import type { SimulatedPanel } from './message.ts';
import {
  facilitiesForPanels,
  panelsOf,
  setSupervision,
  SIMULATION_ACTOR,
  sourcesOfSimulation,
} from './store.ts';
import type { Db } from '../db/schema.ts';
import { write } from '../db/write.ts';
import { sealedFor, unsealed } from '../ingest/account/key.ts';
import { putAccountRow } from '../ingest/account/store.ts';
import { sourceChanged } from '../ingest/source/manage.ts';
import { insertSource } from '../ingest/source/store.ts';

/** Frames of one station: all its panels in a storm, and their heartbeats. */
const PER_MINUTE = 6_000;
/** A panel shows three times as often that its line is there. */
const SUPERVISION_S = 180;
/** AES-128, 192 and 256 in turn; every fourth panel is an old one and speaks in the clear. */
const KEY_BYTES = [16, 24, 32, null] as const;

/**
 * Gives facilities of the demonstration an alarm panel each, a monitoring station a region; once, so that they are the same
 * after a restart. A station or a panel that somebody has switched off stays so.
 * @param key the server's, with which keys of panels are kept.
 * @returns the panels with their keys, which are otherwise only in the database, encrypted.
 */
export async function enlistPanels(
  db: Db,
  { key, supervisionS = SUPERVISION_S }: { key: Buffer; supervisionS?: number },
): Promise<SimulatedPanel[]> {
  if ((await sourcesOfSimulation(db, 'dc09')).length === 0) await makePanels(db, { key, supervisionS });
  else await supervise(db, 'simulation.enlistPanels', supervisionS);
  const sources = (await sourcesOfSimulation(db, 'dc09')).filter(({ enabled }) => enabled);
  if (sources.length === 0) return [];
  const lineOf = new Map(sources.map(({ id, line, kato }) => [id, { line, centre: kato }]));
  const rows = await panelsOf(
    db,
    sources.map(({ id }) => id),
  );
  return rows.flatMap(({ id, source_id: sourceId, account, facility_id, sealed_key, supervision_s }) => {
    const station = lineOf.get(sourceId);
    const opened = sealed_key && openedKey({ sourceId, account }, sealed_key, key);
    // With another secret than its key was kept with a panel cannot speak any more, ours as little as a real one.
    if (!station || opened === undefined) return [];
    const supervision = supervision_s ?? supervisionS;
    return [
      { id, sourceId, account, ...station, facilityId: facility_id, key: opened, supervisionS: supervision },
    ];
  });
}

/** Panels that nobody plays any more are not missed: a server without the simulation would call all their lines lost. */
export const dismissPanels = (db: Db): Promise<void> => supervise(db, 'simulation.dismissPanels', null);

function supervise(
  db: Db,
  action: 'simulation.enlistPanels' | 'simulation.dismissPanels',
  supervisionS: number | null,
): Promise<void> {
  return write(db, { actor: SIMULATION_ACTOR, action }, async (trx) => {
    const panels = await setSupervision(trx, supervisionS);
    return {
      result: undefined,
      repeated: panels === 0,
      object: 'simulation',
      after: { panels, supervisionS },
    };
  });
}

/** In one audited deed; nothing is done when a line is already somebody else's. */
function makePanels(db: Db, { key, supervisionS }: { key: Buffer; supervisionS: number }): Promise<void> {
  return write(db, { actor: SIMULATION_ACTOR, action: 'simulation.enlistPanels' }, async (trx) => {
    const sites = await facilitiesForPanels(trx);
    const sources = new Map<string, number>();
    let panels = 0;
    for (const { facilityId, centre, centreName } of sites) {
      const sourceId = sources.get(centre) ?? (await newStation(trx, centre, centreName));
      if (sourceId === undefined) continue;
      sources.set(centre, sourceId);
      // Numbers of their own over all stations, so that nobody takes one panel for another.
      const account = (0xd000 + ++panels).toString(16).toUpperCase();
      const bytes = KEY_BYTES[panels % KEY_BYTES.length] ?? null;
      const sealed =
        bytes === null ? null : sealedFor({ sourceId, account }, randomBytes(bytes).toString('hex'), key);
      await putAccountRow(trx, {
        source_id: sourceId,
        account,
        facility_id: facilityId,
        sealed_key: sealed,
        supervision_s: supervisionS,
        enabled: true,
      });
    }
    return {
      result: undefined,
      // There is nothing to put a panel into.
      repeated: sources.size === 0,
      object: 'simulation',
      after: { sources: sources.size, panels },
      events: Array.from(sources, ([kato, id]) => sourceChanged(id, kato)).flat(),
    };
  });
}

/** Its name says in Kazakh and in Russian that it is played. */
const newStation = (trx: Db, kato: string, centreName: string): Promise<number | undefined> =>
  insertSource(trx, {
    kind: 'dc09',
    name: `Имитация: ${centreName}`,
    kato,
    secretHash: null,
    settings: { line: `DE${kato.slice(0, 4)}` },
    perMinute: PER_MINUTE,
    createdBy: SIMULATION_ACTOR,
  });

function openedKey(
  panel: { sourceId: number; account: string },
  sealed: Buffer,
  key: Buffer,
): string | undefined {
  try {
    return unsealed(panel, sealed, key).toString('hex');
  } catch {
    return undefined;
  }
}
