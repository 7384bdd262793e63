import type { ColumnType, Generated, JSONColumnType, Kysely } from 'kysely';
import type {
  AuditEntryTable,
  AuditHeadTable,
  PersonTable,
  AccessGrantTable,
  SessionTable,
  SignInAttemptTable,
  AccessShareTable,
  LegalHoldTable,
  PersonIdentityTable,
  ApiTokenTable,
} from './tables/access.ts';
import type {
  EventStreamTable,
  EventTable,
  CommandTable,
  IngestDeviceTable,
  IngestRefusedTable,
  UnitPositionTable,
  PositionHistoryTable,
} from './tables/live.ts';
import type { GapTables } from './tables/gaps.ts';
import type { IngestTables } from './tables/ingest.ts';
import type { NotifyTables } from './tables/notify.ts';
import type { PlanBranchTables } from './tables/planning-branch.ts';
import type { SavedViewTables } from './tables/saved-view.ts';
import type { Timestamp } from './tables/timestamp.ts';
import type { OperationsTables } from './tables/operations.ts';
import type { ProgrammeTables } from './tables/programme.ts';
import type { TravelTables } from './tables/planning-travel.ts';
import type { WallTables } from './tables/wall.ts';
import type { Level, UnitType } from '../../shared/hierarchy/schema.ts';
import type { ImportKind, ImportProblem, ImportStatus } from '../../shared/register/import/run.ts';
import type {
  CameraOwner,
  FacilityOwner,
  FacilityType,
  Measure,
  MeasureState,
  PlaceKind,
  TechnicalClass,
} from '../../shared/register/schema.ts';

/** A `date` column, read and written as ISO text `YYYY-MM-DD`; a Date object would shift it by the time zone. */
type IsoDate = string;

type AdminUnitTable = { kato: string };

type AdminUnitVersionTable = {
  kato: string;
  valid_from: IsoDate;
  valid_to: IsoDate | null;
  parent_kato: string | null;
  level: Level;
  type: UnitType;
  name_kk: string;
  name_ru: string;
  name_en: string;
  aliases: string[];
  iso_code: string | null;
  /** KATO codes from the root to the unit, joined by '/'. A territory test is a prefix test on it. */
  path: string;
  seat_name_ru: string | null;
  seat_lon: number | null;
  seat_lat: number | null;
  seat_kind: string | null;
  label_lon: number | null;
  label_lat: number | null;
  area_km2: number | null;
  population: number | null;
  population_date: string | null;
  population_quality: string | null;
  source: string;
  note: string | null;
};

type BoundarySetTable = {
  id: Generated<number>;
  kind: 'schematic' | 'imported';
  source: string;
  licence: string | null;
  content_hash: string;
  created_at: Generated<Timestamp>;
  active: boolean;
};

type BoundaryTable = {
  set_id: number;
  kato: string;
  level: Level;
  geometry: JSONColumnType<GeoJSON.Polygon | GeoJSON.MultiPolygon>;
};

type EvidenceSourceTable = {
  id: string;
  kind: 'published' | 'demonstration' | 'import';
  title_kk: string;
  title_ru: string;
  title_en: string;
  as_of: IsoDate;
  /** Among evidence of the same day the higher one is believed. */
  priority: number;
};

type FacilityTable = {
  id: Generated<number>;
  external_id: string;
  type: FacilityType;
  name_kk: string;
  name_ru: string;
  name_en: string;
  kato: string;
  settlement_kk: string | null;
  settlement_ru: string | null;
  settlement_en: string | null;
  lon: number;
  lat: number;
  people: number | null;
  learners: number | null;
  place_kind: PlaceKind;
  owner: FacilityOwner;
  demonstration: boolean;
  updated_at: Generated<Timestamp>;
  /** Raised by the database with every update. */
  version: Generated<number>;
};

type MeasureEvidenceTable = {
  facility_id: number;
  measure: Measure;
  source: string;
  state: MeasureState;
  observed_on: IsoDate;
};

type CameraTable = {
  id: Generated<number>;
  external_id: string;
  owner: CameraOwner;
  facility_id: number | null;
  kato: string;
  lon: number;
  lat: number;
  azimuth_deg: number | null;
  fov_deg: number | null;
  linked: boolean;
  working: boolean;
  technical_class: TechnicalClass;
  traffic: boolean;
  demonstration: boolean;
  /** Raised by the database with every update. */
  version: Generated<number>;
};

type ControlCentreTable = {
  id: Generated<number>;
  kato: string;
  name_kk: string;
  name_ru: string;
  name_en: string;
  lon: number;
  lat: number;
  kind: 'regional' | 'small_city';
  opened_year: number | null;
};

type PublishedFigureTable = {
  position: number;
  source: string;
  facility_type: FacilityType;
  level: 'region' | 'city';
  unit: string;
  measure: string;
  equipped: number;
  total: number;
  published_percent: number;
};

type PublishedHeadlineTable = {
  position: number;
  source: string;
  as_of: string;
  metric: string;
  facility_type: string;
  value: number;
  unit: string;
  note: string | null;
};

type PublishedBudgetTable = { source: string; unit: string; tenge: number };

type ImportRunTable = {
  id: Generated<number>;
  kind: ImportKind;
  file_name: string;
  started_at: Timestamp;
  accepted_at: Timestamp | null;
  undone_at: Timestamp | null;
  actor: string;
  status: Generated<ImportStatus>;
  file_bytes: Generated<number>;
  /** Where the file lies; null once it is not needed any more. */
  path: string | null;
  /** The file is the server's own copy and is deleted with the end of the import. */
  spooled: Generated<boolean>;
  /** SHA-256 of the file, hexadecimal. */
  content_hash: string | null;
  format: Generated<string>;
  /** Canonical column → its name in the file; what the file lacks stays as it is in the register. */
  header: ColumnType<Record<string, string>, string | undefined, string>;
  options: ColumnType<Record<string, unknown>, string | undefined, string>;
  /** Paths of the units that the importer may change; null is all of them. */
  allowed_paths: string[] | null;
  progress: Generated<number>;
  /** The last row of the file that was checked: where a resumed check goes on. */
  last_row: Generated<number>;
  /** Every row is checked and set aside. */
  staged: Generated<boolean>;
  rows_read: Generated<number>;
  rows_good: Generated<number>;
  rows_bad: Generated<number>;
  warnings: Generated<number>;
  problems_kept: Generated<number>;
  created: Generated<number>;
  updated: Generated<number>;
  unchanged: Generated<number>;
  replaced: Generated<number>;
  trouble: ColumnType<ImportProblem | null, string | null | undefined, string | null>;
  /** What somebody asked for when it was accepted, so that an interrupted acceptance can go on. */
  wish: ColumnType<ImportWish | null, string | null | undefined, string | null>;
};

/** How an import is to be accepted. */
export type ImportWish = { actor: string; reason: string; acceptGood: boolean };

type ImportProblemTable = {
  id: Generated<number>;
  run_id: number;
  row: number;
  column_name: string;
  value: string;
  severity: 'error' | 'warning';
  code: string;
  params: JSONColumnType<ImportProblem['params']>;
};

type HierarchyEditionTable = {
  id: Generated<number>;
  date: IsoDate;
  file_name: string;
  actor: string;
  applied_at: Generated<Timestamp>;
  undone_at: Timestamp | null;
  opened: string[];
  closed: string[];
};

type HierarchyMoveTable = {
  edition_id: number;
  table_name: 'facility' | 'camera' | 'control_centre' | 'settlement';
  row_id: number;
  from_kato: string;
  to_kato: string;
};

type SettlementTable = {
  id: number;
  name_kk: string;
  name_ru: string;
  name_en: string;
  lon: number;
  lat: number;
  population: number | null;
  kind: string;
  kato: string;
  /** 1 is the capital, larger numbers are smaller places. */
  rank: number;
  source: string;
};

type PopulationHistoryTable = {
  id: Generated<number>;
  kato: string;
  population: number | null;
  population_date: string | null;
  population_quality: string | null;
  replaced_at: Generated<Timestamp>;
  actor: string;
};

/** One field of one object, changed by a person; `before` and `after` are JSON. */
type RegisterChangeTable = {
  id: Generated<number>;
  at: Timestamp;
  actor: string;
  reason: string;
  /** As in `facility:42` or `camera:7`. */
  object: string;
  /** The version that the object got by this change; evidence leaves it as it was. */
  object_version: number;
  field: string;
  before: unknown;
  after: unknown;
  undone_by: number | null;
};

type SettingTable = { key: string; value: string };

/** Every table of the database, as Kysely sees it; the migrations make it so. */
export type Database = OperationsTables &
  GapTables &
  NotifyTables &
  SavedViewTables &
  PlanBranchTables &
  ProgrammeTables &
  TravelTables &
  WallTables &
  IngestTables & {
    admin_unit: AdminUnitTable;
    admin_unit_version: AdminUnitVersionTable;
    boundary_set: BoundarySetTable;
    boundary: BoundaryTable;
    evidence_source: EvidenceSourceTable;
    facility: FacilityTable;
    measure_evidence: MeasureEvidenceTable;
    camera: CameraTable;
    control_centre: ControlCentreTable;
    published_figure: PublishedFigureTable;
    published_headline: PublishedHeadlineTable;
    published_budget: PublishedBudgetTable;
    import_run: ImportRunTable;
    import_problem: ImportProblemTable;
    audit_entry: AuditEntryTable;
    audit_head: AuditHeadTable;
    register_change: RegisterChangeTable;
    legal_hold: LegalHoldTable;
    setting: SettingTable;
    person: PersonTable;
    person_identity: PersonIdentityTable;
    api_token: ApiTokenTable;
    access_grant: AccessGrantTable;
    session: SessionTable;
    sign_in_attempt: SignInAttemptTable;
    access_share: AccessShareTable;
    hierarchy_edition: HierarchyEditionTable;
    hierarchy_move: HierarchyMoveTable;
    settlement: SettlementTable;
    population_history: PopulationHistoryTable;
    event_stream: EventStreamTable;
    event: EventTable;
    command: CommandTable;
    ingest_device: IngestDeviceTable;
    ingest_refused: IngestRefusedTable;
    unit_position: UnitPositionTable;
    position_history: PositionHistoryTable;
  };

/** The database, or a transaction of it. */
export type Db = Kysely<Database>;
