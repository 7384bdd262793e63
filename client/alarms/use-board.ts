import { useState } from 'react';
import { groupKey, indexOfChosen, itemsOf, type Chosen } from './item.ts';
import { useAlarmGroups, useAlarmList, useAlarmSummary, type AlarmQuestion } from './use-alarms.ts';
import type { AlarmList } from '../../shared/alarms/command.ts';
import { useView } from '../state/use-view.ts';

const NOTHING: readonly never[] = [];
const TOP: Chosen = { key: null, index: 0 };

/** The list of alarms as the address and the desk want it – in a flood by groups –, and what is chosen in it. */
export function useBoard() {
  const view = useView();
  const of: AlarmList = view.alarms === 'off' ? 'current' : view.alarms;
  const [within, setWithin] = useState<AlarmQuestion['group']>(null);
  const [isSingle, setSingle] = useState(false);
  const [chosen, setChosen] = useState<Chosen>(TOP);
  const summary = useAlarmSummary(view.unit).data;
  const isFlood = summary !== undefined && summary.floodSinceMs !== null;
  const group = of === 'current' ? within : null;
  const isGrouped = of === 'current' && isFlood && !isSingle && group === null;
  const list = useAlarmList({ unit: view.unit, of, group, urgentOnly: isGrouped });
  const groups = useAlarmGroups(view.unit, isGrouped);
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? NOTHING;
  const items = itemsOf(rows, isGrouped ? (groups.data ?? NOTHING) : NOTHING);
  const index = indexOfChosen(items, chosen);
  const item = items[index];
  // The choice holds on to its line: what comes in above it must not lie under the key that is about to be pressed.
  // The lines of the list before, which stand until those of this one come, are not held on to.
  const isOwn = !list.isPlaceholderData;
  if (isOwn && item && (item.key !== chosen.key || index !== chosen.index))
    setChosen({ key: item.key, index });
  return {
    of,
    summary,
    isFlood,
    group,
    isSingle,
    list,
    /** Another one is another list, which begins where its choice is. */
    listKey: `${of} ${group ? groupKey(group) : ''} ${isGrouped}`,
    /** Everything that was asked for has come. */
    isThere: list.data !== undefined && (!isGrouped || groups.data !== undefined),
    items,
    index,
    item,
    choose: (next: number) => setChosen({ key: items[next]?.key ?? null, index: next }),
    /** Another list begins at its top. */
    begin: () => {
      setWithin(null);
      setChosen(TOP);
    },
    toggleSingle: () => {
      setSingle(!isSingle);
      setChosen(TOP);
    },
    enterGroup: (into: NonNullable<typeof within>) => {
      setWithin(into);
      setChosen(TOP);
    },
    /** Back to the line of the group. */
    leaveGroup: () => {
      if (within) setChosen({ key: groupKey(within), index: 0 });
      setWithin(null);
    },
  };
}
