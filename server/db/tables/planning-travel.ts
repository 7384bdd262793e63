import type { Generated } from 'kysely';
import type { Timestamp } from './timestamp.ts';
import type { Hours, PlaceSpeed } from '../../../shared/operations/eta.ts';

type RoadEditionTable = {
  id: Generated<number>;
  file_name: string;
  bytes: number;
  sha256: string;
  data_at: Timestamp | null;
  ways: number;
  imported_at: Timestamp;
  actor: string;
};

type RoadClosureTable = {
  id: Generated<number>;
  kato: string;
  /** A list of `[lon, lat]`. */
  line: unknown;
  from_at: Timestamp;
  to_at: Timestamp | null;
  reason: string;
  actor: string;
  created_at: Timestamp;
  ended_at: Timestamp | null;
  ended_by: string | null;
};

type TravelCalibrationTable = {
  id: Generated<number>;
  basis: 'estimate' | 'roads';
  kind: PlaceSpeed;
  hours: Hours;
  factor: number;
  trips: number;
  from_at: Timestamp | null;
  to_at: Timestamp | null;
  accepted_at: Timestamp;
  actor: string;
  reason: string;
};

export type TravelTables = {
  road_edition: RoadEditionTable;
  road_closure: RoadClosureTable;
  travel_calibration: TravelCalibrationTable;
};
