import type { Pace } from '../../shared/simulation/schema.ts';

/** A unit with the secrets of its device and of its crew's page; they are kept in memory only. */
export type SimulatedUnit = { unitId: number; device: string; link: string };

/** What a run of the simulation is given. */
export type RunConfig = {
  /** Where the server is reached, as in `http://127.0.0.1:8080`. */
  origin: string;
  seed: string;
  units: readonly SimulatedUnit[];
  pace: Pace;
  logLevel: string;
};

/** What the server tells the process of the simulation. */
export type Message =
  | { kind: 'run'; config: RunConfig }
  | { kind: 'pace'; pace: Pace }
  | { kind: 'release'; unitIds: readonly number[] };
