import type { IncomingMessage, ServerResponse } from 'node:http';
import { openDevices } from './devices.ts';
import { osmAndHandler } from './http.ts';
import { openLedger } from './ledger.ts';
import type { Positions } from './pipeline.ts';
import { ensureOsmAndSource } from './source/store.ts';
import { COUNTRY_KATO } from '../../shared/hierarchy/schema.ts';
import type { Db } from '../db/schema.ts';
import type { Log } from '../log.ts';

/** Everything that takes in what devices send. */
export type Ingest = {
  /** Messages over HTTP; answers true when the request was one. */
  http: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;
  close(): Promise<void>;
};

export async function openIngest(parts: {
  db: Db;
  log: Log;
  positions: Positions;
  clock?: () => number;
}): Promise<Ingest> {
  const { db, log, positions, clock = Date.now } = parts;
  const ledger = openLedger({ db, log });
  const devices = await openDevices({ db, log, clock, changed: positions.reload });
  const sourceId = await ensureOsmAndSource(db, COUNTRY_KATO);
  return {
    http: osmAndHandler({ devices, positions, ledger, sourceId, clock }),
    close: async () => {
      devices.close();
      await ledger.close();
    },
  };
}
