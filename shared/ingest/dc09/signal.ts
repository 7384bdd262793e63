import type { SignalWhat } from '../../alarms/alarm.ts';
import type { AlarmClass } from '../../alarms/alarm-class.ts';

/** What a panel tells of one thing. */
export type PanelSignal = {
  /** As the standard calls it: `PA`, `120`. */
  code: string;
  what: SignalWhat;
  /** Null for what calls nobody. */
  class: AlarmClass | null;
  /** Zone or point; empty when it did not say. */
  zone: string;
  /** Area or partition. */
  area: string;
  /** User number. */
  person: string;
};
