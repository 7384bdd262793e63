import type { PanelLine } from './panel-line.ts';
import type { Pace } from '../../shared/simulation/schema.ts';

/** A unit with the secrets of its device and of its crew's page; they are kept in memory only. */
export type SimulatedUnit = { unitId: number; device: string; link: string };

/** An alarm panel with its key, hexadecimal, which the database keeps encrypted; null: it speaks in the clear. */
export type SimulatedPanel = {
  /** Of its account. */
  id: number;
  sourceId: number;
  /** Whose it is to answer. */
  centre: string;
  line: string;
  account: string;
  facilityId: number;
  key: string | null;
  supervisionS: number;
};

/** The source of detectors, plate readers and 112 with its secret, which is kept in memory only. */
export type SimulatedSensors = { sourceId: number; secret: string };

/** What a run of the simulation is given. */
export type RunConfig = {
  /** Where the server is reached, as in `http://127.0.0.1:8080`. */
  origin: string;
  seed: string;
  units: readonly SimulatedUnit[];
  panels: readonly SimulatedPanel[];
  /** Where panels reach their receiver. */
  panelLine: PanelLine;
  /** Null when somebody has switched their source off. */
  sensors: SimulatedSensors | null;
  pace: Pace;
  logLevel: string;
};

/** What the server tells the process of the simulation. */
export type Message =
  | { kind: 'run'; config: RunConfig }
  | { kind: 'pace'; pace: Pace }
  | { kind: 'release'; unitIds: readonly number[] };
