import type { FacilityCard } from '../../shared/coverage/schema.ts';
import type { Kato } from '../../shared/hierarchy/schema.ts';
import type { Duplicate } from '../../shared/operations/duplicate.ts';
import type { PlaceHit } from '../../shared/operations/geocode.ts';
import type { IncidentLogEntry } from '../../shared/operations/log.ts';
import type { NearCamera } from '../../shared/operations/nearest-cameras.ts';
import type { Playbook } from '../../shared/operations/playbook.ts';
import type { NeedAnswer } from '../../shared/operations/recommend.ts';
import type { Incident, PoliceUnit, Position, Task } from '../../shared/operations/schema.ts';
import type { Camera } from '../../shared/register/schema.ts';

/** The installation as the operator must know it; `centre` is null for who has no territory to open incidents in. */
export type OperationsState = { simulation: boolean; centre: Kato | null; serverTime: number };

/** A line of the queue. Moments are milliseconds since 1970. */
export type IncidentRow = Pick<
  Incident,
  'id' | 'number' | 'kato' | 'category' | 'priority' | 'state' | 'stateSince' | 'version'
> & {
  place: string;
  lon: number | null;
  lat: number | null;
  receivedAt: number;
  tasks: { live: number; late: number };
};

/** A unit with where it was last seen; `position` is null where nobody knows. */
export type UnitRow = { unit: PoliceUnit; position: Position | null };

/** Another incident, in a line. */
type IncidentLine = Pick<Incident, 'id' | 'number' | 'category' | 'version'> & { receivedAt: number };

/** Everything known about an incident, its place and what was done. */
export type Card = {
  incident: Incident;
  log: IncidentLogEntry[];
  /** Names of people by how the log keeps them. */
  people: Record<string, string>;
  tasks: (Task & { escalated: boolean })[];
  playbook: { playbook: Playbook; missing: string[] } | null;
  facility: FacilityCard | null;
  cameras: NearCamera<Camera>[];
  earlier: IncidentLine[];
  duplicates: (Duplicate & { incident: IncidentLine })[];
};

/** Whom to send, with the call signs of everybody whom the answer names, and what the choice opens elsewhere. */
export type Advice =
  | { status: 'no_place' }
  | {
      status: 'answered';
      answers: NeedAnswer[];
      units: Record<number, { callSign: string }>;
      uncovered: { inReach: number; facilityIds: number[]; targetS: number };
    };

/** A place that answers to words. */
export type FoundPlace = Pick<PlaceHit, 'place'>;

/** What a crew's own page shows. */
export type CrewView = {
  unit: PoliceUnit;
  work: {
    task: Task;
    incident: Pick<Incident, 'id' | 'number' | 'category' | 'priority' | 'address' | 'place'>;
  } | null;
  serverTime: number;
};
