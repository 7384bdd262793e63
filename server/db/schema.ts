import type { ColumnType, Generated, JSONColumnType, Kysely } from 'kysely';
import type { Role } from '../../shared/access/role.ts';
import type { AuditOutcome } from '../../shared/access/audit.ts';
import type { Level, UnitType } from '../../shared/hierarchy/schema.ts';
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
type Timestamp = ColumnType<Date, Date | string | undefined, Date | string>;

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
  kind: 'boundaries' | 'facilities' | 'cameras';
  file_name: string;
  started_at: Generated<Timestamp>;
  finished_at: Timestamp | null;
  rows_read: number;
  rows_written: number;
  actor: string;
};

type AuditEntryTable = {
  id: number;
  at: Timestamp;
  actor: string;
  action: string;
  object: string | null;
  note: string | null;
  before: unknown;
  after: unknown;
  address: string | null;
  kato: string | null;
  outcome: AuditOutcome;
  /** SHA-256 of the entry before and of this one, 32 bytes each. */
  prev_hash: Buffer;
  hash: Buffer;
};

/** One row: the last entry of the audit. */
type AuditHeadTable = { entry_id: number; hash: Buffer; at: Timestamp };

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

type PersonTable = {
  id: Generated<number>;
  /** Lower case. */
  login: string;
  display_name: string;
  password_hash: string | null;
  /** When a one-time password ends; null for one that the person chose. */
  password_until: Timestamp | null;
  must_change: Generated<boolean>;
  totp_secret: Buffer | null;
  totp_pending: Buffer | null;
  totp_last_step: number | null;
  recovery_hashes: Generated<string[]>;
  demonstration: Generated<boolean>;
  disabled: Generated<boolean>;
  created_at: Timestamp;
  created_by: string;
};

type AccessGrantTable = {
  id: Generated<number>;
  person_id: number;
  role: Role;
  kato: string;
  valid_from: Timestamp;
  valid_until: Timestamp | null;
  reason: string;
  granted_by: string;
  revoked_at: Timestamp | null;
  revoked_by: string | null;
  revoke_reason: string | null;
  source: Generated<'local' | 'oidc'>;
};

type PersonIdentityTable = { issuer: string; subject: string; person_id: number; created_at: Timestamp };

type ApiTokenTable = {
  id: Generated<number>;
  /** SHA-256. */
  secret_hash: Buffer;
  name: string;
  person_id: number;
  actions: string[];
  kato: string;
  reason: string;
  created_at: Timestamp;
  created_by: string;
  expires_at: Timestamp;
  last_used_at: Timestamp | null;
  revoked_at: Timestamp | null;
  revoked_by: string | null;
};

type SessionTable = {
  id: Generated<number>;
  /** SHA-256 of the id in the cookie, hexadecimal. */
  id_hash: string;
  /** The one before the last change of the id, good for some seconds for requests that were under way. */
  previous_hash: string | null;
  rotated_at: Timestamp | null;
  /** The id changes with the next request. */
  rotate: Generated<boolean>;
  person_id: number;
  stage: 'totp' | 'change' | 'in';
  created_at: Timestamp;
  last_seen_at: Timestamp;
  expires_at: Timestamp;
  address: string | null;
  user_agent: string | null;
  revoked_at: Timestamp | null;
};

type SignInAttemptTable = {
  login_hash: string;
  failures: number;
  last_at: Timestamp;
  locked_until: Timestamp | null;
};

type AccessShareTable = {
  id: Generated<number>;
  object: string;
  kato: string;
  valid_from: Timestamp;
  valid_until: Timestamp;
  reason: string;
  shared_by: string;
  revoked_at: Timestamp | null;
  revoked_by: string | null;
};

/** A hold in force has no `lifted_at`; without object it holds everything. */
type LegalHoldTable = {
  id: Generated<number>;
  object: string | null;
  reason: string;
  placed_by: string;
  placed_at: Timestamp;
  lifted_by: ColumnType<string | null, string | undefined>;
  lifted_at: ColumnType<Date | null, Date | undefined>;
};

type SettingTable = { key: string; value: string };

/** Every table of the database, as Kysely sees it; the migrations make it so. */
export type Database = {
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
};

/** The database, or a transaction of it. */
export type Db = Kysely<Database>;
