import { useMemo, type ReactElement } from 'react';
import { ALARM_LEVELS } from '../shared/alarms/alarm-class.ts';
import type { PanelOptions } from '../shared/wall/panel.ts';
import { itemsOf, calls, type Item } from './alarms/item.ts';
import { LevelSymbol } from './alarms/level-symbol.tsx';
import { useAlarmGroups, useAlarmList, useAlarmSummary } from './alarms/use-alarms.ts';
import { placeText } from './alarms/words.ts';
import { useI18n, type I18n } from './i18n/use-i18n.tsx';
import { useCalm } from './ui/use-calm.ts';
import { useNow } from './ui/use-now.ts';
import { AlarmsPanel, type ShownAlarm } from './wall/screen/panels/alarms-panel.tsx';
import { useOnWall } from './wall-context.ts';

const NOTHING: readonly never[] = [];
const CALM_MS = 2_000;

/** The alarms of the wall's territory as its desks list them: in a flood by groups. */
export function useWallAlarms() {
  const { unit } = useOnWall();
  const summary = useAlarmSummary(unit);
  const isFlood = summary.data !== undefined && summary.data.floodSinceMs !== null;
  const list = useAlarmList({ unit, of: 'current', group: null, urgentOnly: isFlood });
  const groups = useAlarmGroups(unit, isFlood);
  const { data } = list;
  const items = useMemo(
    () =>
      data &&
      itemsOf(
        data.pages.flatMap((page) => page.rows),
        isFlood ? (groups.data ?? NOTHING) : NOTHING,
      ),
    [data, groups.data, isFlood],
  );
  return {
    summary: useCalm(summary.data, CALM_MS) ?? summary.data,
    items: useCalm(items, CALM_MS) ?? items,
    isFailed: summary.isError || list.isError,
  };
}

/** What an alarm, or a group of them in a flood, is about. */
export function aboutText(i18n: I18n, item: Item, nameOf: (kato: string) => string): string {
  if (item.kind === 'alarm') return placeText(i18n, item.row, nameOf);
  const { facility, facilities, sourceName, count, raised } = item.group;
  return [
    i18n.t('alarms.group', { n: count, raised: i18n.number(raised) }),
    facility ? i18n.name(facility) : facilities > 0 ? i18n.t('alarms.group.places', { n: facilities }) : '',
    sourceName ?? '',
  ]
    .filter(Boolean)
    .join(' · ');
}

export const raisedAtOf = (item: Item): number =>
  item.kind === 'alarm' ? item.row.raisedAt : item.group.newestMs;
export const alarmTitle = ({ t }: I18n, item: Item): string =>
  t(`alarm.class.${item.kind === 'alarm' ? item.row.class : item.group.class}`);

export function WallAlarms(props: { options: PanelOptions<'alarms'> }): ReactElement {
  const { rows, lowestPriority } = props.options;
  const i18n = useI18n();
  const { t, time, number } = i18n;
  const { clock, nameOf } = useOnWall();
  const nowMs = useNow(CALM_MS, clock);
  const { summary, items, isFailed } = useWallAlarms();
  const levels = ALARM_LEVELS.slice(0, lowestPriority);
  const shown = items
    ?.filter(({ level }) => levels.includes(level))
    .map((item): ShownAlarm => {
      const waits = calls(item);
      return {
        key: item.key,
        symbol: (
          <LevelSymbol level={item.level} calls={waits && (item.level === 'sos' || item.level === 'high')} />
        ),
        title: alarmTitle(i18n, item),
        place: aboutText(i18n, item, nameOf),
        raisedAt: raisedAtOf(item),
        waits,
      };
    });
  return (
    <AlarmsPanel
      levels={
        summary &&
        ALARM_LEVELS.map((level) => ({
          key: level,
          symbol: <LevelSymbol level={level} calls={false} />,
          waiting: summary.levels[level].raised,
          isListed: levels.includes(level),
        }))
      }
      alarms={shown}
      flood={
        summary && summary.floodSinceMs !== null
          ? t('alarms.flood', { time: time(summary.floodSinceMs).slice(0, 5), n: number(summary.rate) })
          : null
      }
      failed={isFailed}
      most={rows}
      nowMs={nowMs}
    />
  );
}
