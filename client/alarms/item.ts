import type { AlarmGroup, AlarmRow } from './answers.ts';
import { levelOf, type AlarmLevel } from '../../shared/alarms/alarm-class.ts';

/** A line of the list: an alarm, or in a flood a group of them. */
export type Item = { key: string; level: AlarmLevel } & (
  | { kind: 'alarm'; row: AlarmRow }
  | { kind: 'group'; group: AlarmGroup }
);

export const groupKey = ({ class: kind, sourceId }: Pick<AlarmGroup, 'class' | 'sourceId'>): string =>
  `group-${kind}-${sourceId ?? 'none'}`;

/** Alarms first – in a flood these are calls for help and high priority alone –, then groups. */
export const itemsOf = (rows: readonly AlarmRow[], groups: readonly AlarmGroup[]): Item[] => [
  ...rows.map((row): Item => ({ kind: 'alarm', key: `alarm-${row.id}`, level: levelOf(row.class), row })),
  ...groups.map((group): Item => ({
    kind: 'group',
    key: groupKey(group),
    level: levelOf(group.class),
    group,
  })),
];

/** Whether somebody is waited for. */
export const calls = (item: Item): boolean =>
  item.kind === 'alarm' ? item.row.state === 'raised' : item.group.raised > 0;

/** What is chosen: by its key, or where it stood when it has left the list. */
export type Chosen = { key: string | null; index: number };

/** The place of what is chosen; of one that has left the list the line that stands there now. */
export function indexOfChosen(items: readonly Item[], { key, index }: Chosen): number {
  const found = items.findIndex((item) => item.key === key);
  return found >= 0 ? found : Math.max(0, Math.min(index, items.length - 1));
}
