import type { Answers } from '../trpc.ts';

type Alarms = Answers['alarms'];

/** A line of the list. Moments are milliseconds since 1970. */
export type AlarmRow = Alarms['board']['list']['rows'][number];
/** What a flood shows instead of single alarms. */
export type AlarmGroup = Alarms['board']['groups'][number];
export type AlarmSummary = Alarms['board']['summary'];
export type AlarmIndicators = Alarms['indicators'];
/** What became of a command, alarm by alarm. */
export type Handled = Alarms['handle'];
