import { ChartColumn, X } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { keyFor } from '../command/print-key.ts';
import { useCommands } from '../command/use-commands.ts';
import { AlarmDetail, type Actions } from './alarm-detail.tsx';
import { AlarmLines } from './alarm-list.tsx';
import './alarms.css';
import { FloodBanner, RateGauge } from './flood-banner.tsx';
import type { Item } from './item.ts';
import { ReasonForm } from './reason-forms.tsx';
import { SoundControl } from './sound-control.tsx';
import { useBoard } from './use-board.ts';
import { unitOf, useDeeds, type Deed } from './use-deeds.ts';
import { ALARM_MOVES } from '../../shared/alarms/alarm-machine.ts';
import { shelfPresets } from '../../shared/alarms/alarm-class.ts';
import { ALARM_LISTS, type AlarmList } from '../../shared/alarms/command.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { Failed } from '../state/failed.tsx';
import { useChangeView, useOpenWorkspace, useView } from '../state/use-view.ts';
import { IconButton } from '../ui/button.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { EmptyState, Notice, Skeleton } from '../ui/state.tsx';
import { useNow } from '../ui/use-now.ts';
import { useStages } from '../ui/use-stages.ts';

const CALM_MS = 2_000;
const NOTHING: readonly never[] = [];

/** What may be done with a line. Groups are answered or shelved; an SOS is answered and cleared at its unit. */
function mayWith(item: Item | undefined, mayHandle: boolean): readonly (Deed | 'clearSos')[] {
  if (!item || !mayHandle) return [];
  if (item.kind === 'group') return item.group.raised > 0 ? ['acknowledge', 'shelve'] : ['shelve'];
  const { state, mayHandle: mayThis } = item.row;
  if (!mayThis) return [];
  if (item.level === 'sos') return state === 'raised' ? ['acknowledge'] : ['clearSos'];
  return (['acknowledge', 'shelve', 'return', 'close'] as const).filter((move) => move in ALARM_MOVES[state]);
}

const classOf = (item: Item) => (item.kind === 'alarm' ? item.row.class : item.group.class);

/** Alarms of the territory as a list that is worked through by keyboard alone: choose, acknowledge, shelve, close. */
export function AlarmPanel(props: {
  nameOf: (kato: string) => string;
  mayHandle: boolean;
  clock: () => number;
  /** Nothing renews the picture. */
  isAway: boolean;
  onFind: (place: { lon: number; lat: number }) => void;
}): ReactElement {
  const { nameOf, mayHandle, clock, isAway, onFind } = props;
  const i18n = useI18n();
  const { t, time } = i18n;
  const view = useView();
  const change = useChangeView();
  const openWorkspace = useOpenWorkspace();
  const nowMs = useNow(CALM_MS, clock);
  const isWhole = useStages(1) > 0;
  // With the line for which it was opened: another may be chosen by the time the reason is typed, when that one has gone.
  const [opened, setForm] = useState<{ deed: 'shelve' | 'clear'; item: Item } | null>(null);
  const board = useBoard();
  const { of, summary, isFlood, group, isSingle, list, items, index, item } = board;
  const form = opened && { ...opened, item: items.find(({ key }) => key === opened.item.key) ?? opened.item };
  const deeds = useDeeds(view.unit, item?.level === 'sos');

  const choose = (next: number): void => {
    setForm(null);
    board.choose(next);
  };
  /** Whoever has typed goes on in the list. */
  const leaveForm = (): void => {
    setForm(null);
    document.querySelector<HTMLElement>('.alarm-row[aria-current]')?.focus();
  };
  /** The line after it is chosen at once: whoever works through a list does not look for their place again. */
  const give = (move: Deed, to = item, more: { reason?: string; minutes?: number } = {}): void => {
    if (!to) return;
    deeds.give(to, move, more);
    leaveForm();
    if (move === 'acknowledge' && index + 1 < items.length) choose(index + 1);
  };
  const open = (at = index): void => {
    const what = items[at];
    if (!what) return;
    choose(at);
    if (what.kind === 'group')
      return board.enterGroup({ class: what.group.class, sourceId: what.group.sourceId });
    const { place, incidentId, object, class: kind } = what.row;
    if (place) onFind(place);
    const unitId = unitOf(object);
    if (kind === 'void') return change({ voids: 'on', incident: undefined });
    if (kind === 'order_overdue')
      return openWorkspace('coverage', { unit: what.row.kato, part: 'gaps', gaps: 'overdue', type: 'all' });
    if (incidentId !== null) return change({ incident: incidentId });
    return unitId === null ? undefined : change({ policeUnit: unitId });
  };
  const ask = (deed: 'shelve' | 'clear'): void => setForm(item ? { deed, item } : null);
  const may = mayWith(item, mayHandle);
  const isOfferedToOpen =
    item !== undefined &&
    (item.kind === 'group' ||
      item.row.place !== null ||
      item.row.incidentId !== null ||
      item.row.class === 'void' ||
      item.row.class === 'order_overdue');
  const actions: Actions = {
    acknowledge: may.includes('acknowledge') ? () => give('acknowledge') : undefined,
    shelve: may.includes('shelve') ? () => ask('shelve') : undefined,
    return: may.includes('return') ? () => give('return') : undefined,
    close: may.includes('close') ? () => give('close') : undefined,
    clearSos: may.includes('clearSos') ? () => ask('clear') : undefined,
  };
  const openList = (next: AlarmList): void => {
    board.begin();
    setForm(null);
    change({ alarms: next });
  };
  const shut = (): void => change({ alarms: 'off', alarmFigures: 'off' });
  const back = (): void => {
    if (form) leaveForm();
    else if (group) board.leaveGroup();
    else shut();
  };
  useCommands({
    'alarms.acknowledge': actions.acknowledge,
    'alarms.shelve': actions.shelve,
    'alarms.return': actions.return,
    'alarms.close': actions.close ?? actions.clearSos,
    'alarms.group': isFlood && of === 'current' ? board.toggleSingle : undefined,
    'alarms.figures': () =>
      change({ alarmFigures: view.alarmFigures === 'off' ? 'day' : 'off', incident: undefined }),
    // A card that is open has these for itself.
    'alarms.list':
      view.incident === undefined
        ? (which) => {
            const one = ALARM_LISTS[which];
            if (one !== undefined) openList(one);
          }
        : undefined,
    'screen.back':
      view.incident === undefined && view.voids === 'off' && view.policeUnit === undefined ? back : undefined,
  });
  const openLabel = (): string | null => {
    if (!isOfferedToOpen || !item) return null;
    if (item.kind === 'group') return t('alarms.group.single');
    if (item.row.class === 'void') return t('alarms.do.void');
    if (item.row.class === 'order_overdue') return t('alarms.do.orders');
    return item.row.incidentId === null ? t('alarms.do.show') : t('alarms.do.open');
  };
  const isOld = (list.isError || isAway) && list.data !== undefined;
  return (
    <>
      <header className="ops-head">
        <h2>{t('alarms.title')}</h2>
        <IconButton
          label={t('alarms.figures')}
          shortcut={keyFor('alarms.figures')}
          pressed={view.alarmFigures !== 'off'}
          onClick={() =>
            change({ alarmFigures: view.alarmFigures === 'off' ? 'day' : 'off', incident: undefined })
          }
        >
          <ChartColumn aria-hidden />
        </IconButton>
        <IconButton label={t('action.close')} shortcut={keyFor('screen.back')} onClick={shut}>
          <X aria-hidden />
        </IconButton>
      </header>
      <div className="alarm-tools">
        <Segmented
          label={t('alarms.which')}
          value={of}
          options={ALARM_LISTS.map((value) => {
            const n = summary && value !== 'current' ? summary[value] : 0;
            return { value, label: n > 0 ? `${t(`alarms.list.${value}`)} ${n}` : t(`alarms.list.${value}`) };
          })}
          onChange={openList}
        />
        <div className="alarm-gauges">
          {summary ? <RateGauge rate={summary.rate} /> : null}
          <SoundControl />
        </div>
      </div>
      {summary && summary.floodSinceMs !== null ? (
        <FloodBanner
          sinceMs={summary.floodSinceMs}
          rate={summary.rate}
          grouping={of === 'current' && group === null ? { isSingle, onToggle: board.toggleSingle } : null}
        />
      ) : null}
      {group ? (
        <p className="alarm-within">
          <button type="button" className="link-button" onClick={board.leaveGroup}>
            {t('alarms.group.back')}
          </button>{' '}
          {t('alarms.group.of', { name: t(`alarm.class.${group.class}`) })}
        </p>
      ) : null}
      {isOld ? (
        <p className="late alarm-within">{t('alarms.old', { time: time(list.dataUpdatedAt) })}</p>
      ) : null}
      {list.data === undefined && list.isError ? (
        <Failed title={t('alarms.band.failed')} error={list.error} onRetry={() => void list.refetch()} />
      ) : null}
      {list.data === undefined && !list.isError ? <Skeleton heightRem={9} /> : null}
      {board.isThere && items.length === 0 ? <EmptyState title={t(`alarms.empty.${of}`)} /> : null}
      {isWhole && items.length > 0 ? (
        <AlarmLines
          key={board.listKey}
          label={t('alarms.title')}
          items={items}
          chosen={index}
          nowMs={nowMs}
          stale={isOld}
          nameOf={nameOf}
          onChoose={(next) => {
            choose(next);
            const found = items[next];
            if (found?.kind === 'alarm' && found.row.place && next === index) onFind(found.row.place);
          }}
          onOpen={open}
          pages={board.list}
        />
      ) : (
        <span className="operate-gap" />
      )}
      <output className="visually-hidden" aria-live="polite">
        {deeds.outcome?.tone === 'done' ? deeds.outcome.text : ''}
      </output>
      {deeds.outcome?.tone === 'refused' ? (
        <Notice tone="danger" dismiss={{ label: t('action.dismiss'), onClick: deeds.forget }}>
          {deeds.outcome.text}
        </Notice>
      ) : null}
      {form?.deed === 'shelve' ? (
        <ReasonForm
          title={`${t('alarms.do.shelve')}: ${t(`alarm.class.${classOf(form.item)}`)}`}
          action={t('alarms.do.shelve')}
          reasonLabel={t('alarms.shelve.reason')}
          presets={shelfPresets(classOf(form.item))}
          onDone={(reason, minutes) => give('shelve', form.item, { reason, minutes })}
          onCancel={leaveForm}
        />
      ) : null}
      {form?.deed === 'clear' && form.item.kind === 'alarm' ? (
        <ReasonForm
          title={`${t('alarms.do.clearSos')}: ${form.item.row.subject}`}
          action={t('alarms.do.clearSos')}
          reasonLabel={t('alarms.clearReason')}
          presets={NOTHING}
          onDone={(reason) => {
            if (form.item.kind === 'alarm') deeds.clearSos(unitOf(form.item.row.object) ?? 0, reason);
            leaveForm();
          }}
          onCancel={leaveForm}
        />
      ) : null}
      {isWhole && item && !form ? (
        <AlarmDetail
          item={item}
          actions={actions}
          nowMs={nowMs}
          nameOf={nameOf}
          openLabel={openLabel()}
          onOpen={() => open()}
        />
      ) : null}
    </>
  );
}
