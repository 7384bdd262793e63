import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { editionDir } from './import-roads.ts';
import { openRoadEngine, RoadFailure, RoadRefusal, type RoadEngine } from './road-engine.ts';
import { createRoadTime } from './road-time.ts';
import {
  calibrationOf,
  closuresAt,
  factorsInForce,
  roadEditions,
  type AcceptedFactor,
  type RoadEdition,
} from './store.ts';
import { findValhalla, valhallaConfig, type Valhalla } from './valhalla.ts';
import { createEstimate, ESTIMATE } from '../../../shared/planning/travel/estimate.ts';
import type { TravelBasis, TravelTime, WhyEstimate } from '../../../shared/planning/travel/travel-time.ts';
import type { Db } from '../../db/schema.ts';
import type { Log } from '../../log.ts';

/** What travel times are reckoned by now. `edition` is the last that was imported, in force or not. */
export type TravelStatus = { basis: TravelBasis; edition: RoadEdition | null; factors: AcceptedFactor[] };

/** Travel time as this server can tell it: by the roads in force, else the estimate, and always said which. */
export type Travel = TravelTime & {
  status(): Promise<TravelStatus>;
  /** One implementation alone, uncalibrated: what own tracks are compared with. Null where there are no roads. */
  reckoner(basis: TravelBasis['name']): Promise<TravelTime | null>;
  close(): Promise<void>;
};

type Opened = { id: number; engine: RoadEngine };

/**
 * Opens it. What is in force is asked of the database with every question, so an import, a closure or an accepted calibration
 * holds at once, on every server. The roads lie in the data directory of the machine that imported them.
 * @param script the built `road-child.ts`.
 */
export function openTravel({
  db,
  dataDir,
  script,
  log,
  clock,
  valhalla = findValhalla(),
}: {
  db: Db;
  dataDir: string;
  script: string;
  log: Pick<Log, 'warn'>;
  clock: () => number;
  valhalla?: Valhalla | null;
}): Travel {
  let opened: Opened | null = null;
  /** Built anew when what it stands on is another, so that its kept answers go with it. */
  let roads: { key: string; time: TravelTime } | null = null;

  const stateOf = (edition: RoadEdition | null): WhyEstimate | null => {
    if (!edition) return 'no_roads';
    if (!valhalla) return 'no_package';
    return existsSync(tilesOf(edition.id)) ? null : 'no_tiles';
  };
  const tilesOf = (id: number): string => join(editionDir(dataDir, id), 'tiles');
  const engineOf = (id: number): RoadEngine => {
    if (opened?.id === id) return opened.engine;
    void opened?.engine.close();
    opened = { id, engine: openRoadEngine({ script, config: valhallaConfig(tilesOf(id)), log }) };
    return opened.engine;
  };
  const now = async (): Promise<{
    edition: RoadEdition | null;
    why: WhyEstimate | null;
    factors: AcceptedFactor[];
  }> => {
    const [[edition = null], factors] = await Promise.all([roadEditions(db, 1), factorsInForce(db)]);
    return { edition, why: stateOf(edition), factors };
  };
  const closed = async () => (await closuresAt(db, clock())).map(({ line }) => line);

  /** Asks the roads, and the estimate where they are not there or fail. */
  const answer = async <Result extends { basis: TravelBasis }>(
    ask: (time: TravelTime) => Promise<Result>,
  ): Promise<Result> => {
    const { edition, why, factors } = await now();
    const estimate = createEstimate(calibrationOf(factors, 'estimate'));
    const estimated = async (reason: WhyEstimate): Promise<Result> => {
      const result = await ask(estimate);
      return { ...result, basis: { ...result.basis, why: reason } };
    };
    if (!edition || why) return estimated(why ?? 'no_roads');
    const calibration = calibrationOf(factors, 'roads');
    const key = JSON.stringify([edition.id, factors]);
    if (roads?.key !== key)
      roads = {
        key,
        time: createRoadTime({
          engine: engineOf(edition.id),
          asOfMs: edition.dataAtMs,
          closed,
          calibration,
          fallback: estimate,
        }),
      };
    try {
      return await ask(roads.time);
    } catch (error) {
      if (!(error instanceof RoadFailure || error instanceof RoadRefusal)) throw error;
      log.warn({ err: error, edition: edition.id }, 'the roads gave no travel time, so it is estimated');
      return estimated(error instanceof RoadRefusal ? 'no_way' : 'failed');
    }
  };

  return {
    matrix: (question, signal) => answer((time) => time.matrix(question, signal)),
    isochrones: (question) => answer((time) => time.isochrones(question)),
    status: async () => {
      const { edition, why, factors } = await now();
      const basis: TravelBasis =
        edition && !why
          ? { name: 'roads', estimate: false, band: null, asOfMs: edition.dataAtMs, why: null }
          : { ...ESTIMATE, why: why ?? 'no_roads' };
      return { basis, edition, factors };
    },
    reckoner: async (name) => {
      if (name === 'estimate') return createEstimate();
      const { edition, why } = await now();
      if (!edition || why) return null;
      // A way that was driven was not closed, whatever is closed now.
      return createRoadTime({
        engine: engineOf(edition.id),
        asOfMs: edition.dataAtMs,
        closed: () => Promise.resolve([]),
      });
    },
    close: async () => opened?.engine.close(),
  };
}
