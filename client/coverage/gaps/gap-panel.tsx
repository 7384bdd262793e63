import { useState, type KeyboardEvent, type ReactElement, type ReactNode } from 'react';
import { keyFor } from '../../command/print-key.ts';
import { offerUndo } from '../../command/undo.ts';
import { useCommands } from '../../command/use-commands.ts';
import {
  MOST_GAPS_AT_ONCE,
  PERSON_MOVES,
  type CaseState,
  type PersonMove,
} from '../../../shared/coverage/gap-case.ts';
import { CASE_TABLE } from '../../../shared/coverage/gap-machine.ts';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { Failed } from '../../state/failed.tsx';
import { useChangeView } from '../../state/use-view.ts';
import type { View } from '../../state/view.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { EmptyState, Skeleton } from '../../ui/state.tsx';
import { gapFilterOf } from './gap-filter.ts';
import { GapFilters } from './gap-filters.tsx';
import { GapForm } from './gap-form.tsx';
import { GapList } from './gap-list.tsx';
import { refusalWords } from './gap-words.ts';
import { keyOfGap, useGaps, useMoveGaps, type GapRow } from './use-gaps.ts';
import './gaps.css';

type MoveError = Parameters<typeof refusalWords>[1];

const allow = (states: readonly CaseState[], move: PersonMove): boolean =>
  states.length > 0 && states.every((state) => CASE_TABLE[state][move] !== undefined);

/** Every gap below the unit, what is ordered of it, and the means to order it. */
export function GapPanel(props: {
  view: View;
  unitName: string;
  nameOf: (kato: Kato) => string | undefined;
  mayPrescribe: boolean;
  /** The way to take the list along as a file. */
  exportMenu: ReactNode;
}): ReactElement {
  const { view, unitName, nameOf, mayPrescribe, exportMenu } = props;
  const i18n = useI18n();
  const { t, date } = i18n;
  const moveBack = useMoveGaps();
  const change = useChangeView();
  const query = useGaps(gapFilterOf(view));
  const { data, error, refetch, isFetchingNextPage } = query;
  const rows = data?.pages.flatMap((page) => page.rows) ?? [];
  const first = data?.pages[0];
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [form, setForm] = useState<PersonMove | null>(null);
  const [done, setDone] = useState<number | null>(null);

  const taken = rows.filter((row) => chosen.has(keyOfGap(row)));
  const states = taken.map(({ state }) => state);
  const toggle = (row: GapRow): void => {
    setDone(null);
    setChosen((before) => {
      const next = new Set(before);
      if (!next.delete(keyOfGap(row)) && next.size < MOST_GAPS_AT_ONCE) next.add(keyOfGap(row));
      return next;
    });
  };
  /** What is refuted or taken up again can be put back as it was; an order stands in the log and is answered by another. */
  const offerBack = (move: PersonMove, moved: readonly GapRow[]): void => {
    const back = move === 'refute' ? 'reopen' : move === 'reopen' ? 'refute' : null;
    const wasPlain = moved.every(({ state }) => state === (move === 'refute' ? 'open' : 'refuted'));
    if (back === null || !wasPlain) return;
    const seen = moved.map(({ facilityId, measure, version }) => ({
      facilityId,
      measure,
      version: version + 1,
    }));
    offerUndo({
      text: `${t(`gaps.do.${move}`)}: ${t('gaps.count', { n: moved.length })}`,
      undo: () =>
        moveBack.mutateAsync({ move: back, gaps: seen, reason: t('undo.reason') }).then(
          () => null,
          (why: MoveError) => refusalWords(i18n, why),
        ),
    });
  };
  const onLineKey = ({ key, code }: KeyboardEvent, row: GapRow): boolean => {
    if (key === ' ' && mayPrescribe) {
      toggle(row);
      return true;
    }
    // Also while a hint is open under the pointer, which silences the keys of the screen.
    const isOrder = code === 'KeyP' && mayPrescribe && allow(states, 'prescribe');
    if (isOrder) setForm('prescribe');
    return isOrder;
  };
  useCommands({
    'gaps.prescribe': mayPrescribe && allow(states, 'prescribe') ? () => setForm('prescribe') : undefined,
  });

  return (
    <section className="gap-panel" aria-label={t('gaps.title', { name: unitName })}>
      <div className="gap-head">
        <h1 className="ellipsis">{unitName}</h1>
        {exportMenu}
      </div>
      <GapFilters view={view} />
      <p className="gap-sum" aria-live="polite">
        {first ? (
          <>
            <strong>{t('gaps.count', { n: first.total })}</strong>
            {view.gaps === 'standing' || view.gaps === 'open' ? (
              <span className="muted">
                {[
                  t('gaps.facilities', { n: first.counts.facilities }),
                  t('gaps.learners', { n: first.counts.learners }),
                ].join(', ')}
              </span>
            ) : null}
            {first.counts.overdue > 0 && view.gaps !== 'overdue' ? (
              <button
                type="button"
                className="gap-step"
                data-state="overdue"
                onClick={() => change({ gaps: 'overdue' }, 'replace')}
              >
                {t('gaps.list.overdue')}: {first.counts.overdue}
              </button>
            ) : null}
            {rows.some(({ demonstration }) => demonstration) ? (
              <span className="muted">{t('chart.demonstration')}</span>
            ) : null}
            <span className="muted gap-as-of">{t('gaps.asOf', { date: date(first.today) })}</span>
          </>
        ) : null}
      </p>
      {view.area === undefined ? null : (
        <p className="gap-sum">
          <span className="badge">{t('map.area.active')}</span>
          <ActionButton label={t('map.area.forget')} onClick={() => change({ area: undefined })} />
        </p>
      )}
      {mayPrescribe && rows.length > 0 ? (
        <div className="gap-bar">
          <span className="muted" aria-live="polite">
            {taken.length > 0
              ? t('gaps.chosen', { n: taken.length })
              : done === null
                ? t('gaps.chooseSome')
                : t('gaps.done', { n: done })}
          </span>
          {PERSON_MOVES.filter((move) => allow(states, move)).map((move) => (
            <ActionButton
              key={move}
              label={t(`gaps.do.${move}`)}
              strong={move === 'prescribe'}
              expanded={form === move}
              {...(move === 'prescribe' ? { shortcut: keyFor('gaps.prescribe') } : {})}
              onClick={() => setForm(form === move ? null : move)}
            />
          ))}
          {taken.length > 0 ? (
            <ActionButton label={t('gaps.clear')} onClick={() => setChosen(new Set())} />
          ) : null}
        </div>
      ) : null}
      {form !== null && taken.length > 0 && allow(states, form) ? (
        <GapForm
          key={form}
          move={form}
          gaps={taken.map(({ facilityId, measure, version }) => ({ facilityId, measure, version }))}
          onCancel={() => setForm(null)}
          onDone={() => {
            setDone(taken.length);
            offerBack(form, taken);
            setForm(null);
            setChosen(new Set());
          }}
        />
      ) : null}
      <GapList
        label={t('gaps.title', { name: unitName })}
        rows={rows}
        chosen={chosen}
        nameOf={nameOf}
        onChoose={toggle}
        onOpen={({ facilityId }) => change({ facility: facilityId })}
        pages={query}
        onLineKey={onLineKey}
        before={
          <>
            {error && !data ? (
              <Failed title={t('gaps.failed')} error={error} onRetry={() => void refetch()} />
            ) : null}
            {!error && !data ? <Skeleton heightRem={20} /> : null}
            {first?.total === 0 ? <EmptyState title={t('gaps.empty')} hint={t('gaps.emptyHint')} /> : null}
          </>
        }
        after={isFetchingNextPage ? <p className="muted gap-sum">{t('gaps.loading')}</p> : null}
      />
      <p className="muted gap-foot">
        {t('gaps.about')} {mayPrescribe ? t('gaps.keys') : null}
      </p>
    </section>
  );
}
