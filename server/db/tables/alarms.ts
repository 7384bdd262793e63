import type { ColumnType, Generated } from 'kysely';
import type { Timestamp } from './timestamp.ts';
import type { AlarmState } from '../../../shared/alarms/alarm.ts';
import type { AlarmClass } from '../../../shared/alarms/alarm-class.ts';

/** `data` is the whole alarm as `alarmSchema` reads it. */
type AlarmTable = {
  id: Generated<number>;
  kato: string;
  class: AlarmClass;
  /** 0 is a call for help of a crew, then the three priorities. */
  level: number;
  zone: string;
  object: string;
  state: AlarmState;
  raised_at: Timestamp;
  closed_at: Timestamp | null;
  shelved_until: Timestamp | null;
  source_id: number | null;
  account_id: number | null;
  facility_id: number | null;
  incident_id: number | null;
  data: unknown;
  urgency: ColumnType<number, never, never>;
};

type AlarmLogTable = { alarm_id: number; seq: number; entry: unknown };

/** Every time that something was said to be so. */
type AlarmActivationTable = {
  id: Generated<number>;
  at: Timestamp;
  alarm_id: number;
  kato: string;
  level: number;
  origin: string;
  annunciated: boolean;
};

export type AlarmTables = {
  alarm: AlarmTable;
  alarm_log: AlarmLogTable;
  alarm_activation: AlarmActivationTable;
};
