import { X } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { keyFor } from '../../command/print-key.ts';
import { PLACE_CATEGORIES, type PlaceCategory } from '../../../shared/operations/void-rule.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { Failed } from '../../state/failed.tsx';
import { openUnit, useChangeView, useView } from '../../state/use-view.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { IconButton } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { EmptyState, Skeleton } from '../../ui/state.tsx';
import { useEscape } from '../../ui/use-escape.ts';
import { PAGE, useVoidList, useVoidSummary, type VoidsMay, type VoidState } from './use-voids.ts';
import { VoidLegend } from './void-legend.tsx';
import { VoidMoves } from './void-moves.tsx';
import { VoidRowLine } from './void-row.tsx';
import { VoidRules } from './void-rules.tsx';
import { VoidTerritories } from './void-territories.tsx';
import { estimateText, FRESH_S, sinceText } from './void-words.ts';
import './voids.css';

const STATES: readonly VoidState[] = ['fallen', 'over', 'all'];
const CATEGORIES: readonly (PlaceCategory | 'all')[] = ['all', ...PLACE_CATEGORIES];

type PanelProps = { may: VoidsMay; nameOf: (kato: string) => string };

/** What nobody reaches in time, as a list beside the map, and the move that closes the one that is chosen. */
export function VoidPanel(props: PanelProps): ReactElement | null {
  const view = useView();
  return props.may.read && view.voids === 'on' && view.incident === undefined ? <Panel {...props} /> : null;
}

function Panel(props: PanelProps): ReactElement {
  const { nameOf, may } = props;
  const i18n = useI18n();
  const { t, time, number } = i18n;
  const view = useView();
  const change = useChangeView();
  const [state, setState] = useState<VoidState>('fallen');
  const [category, setCategory] = useState<PlaceCategory | 'all'>('all');
  const [page, setPage] = useState(0);
  const summary = useVoidSummary(view.unit);
  const list = useVoidList(view.unit, { category, state, page });
  const close = (): void => change({ voids: 'off', place: undefined });
  const root = useEscape(() => (view.place === undefined ? close() : change({ place: undefined })));
  const asOfMs = summary.data?.asOfMs ?? list.dataUpdatedAt;
  const isOld = list.isError && list.data !== undefined;
  const total = list.data?.total ?? 0;
  const from = page * PAGE;
  return (
    <section ref={root} className="operate-card panel" aria-label={t('voids.title')}>
      <header className="ops-head">
        <h2>{t('voids.title')}</h2>
        <IconButton label={t('action.close')} shortcut={keyFor('screen.back')} onClick={close}>
          <X aria-hidden />
        </IconButton>
      </header>
      <div className="void-body scroll">
        <p className="void-estimate">
          <strong>{estimateText(i18n)}</strong>{' '}
          {summary.data && summary.data.asOfMs !== null
            ? t('voids.counted', {
                ready: number(summary.data.units.ready),
                all: number(summary.data.units.all),
                seconds: FRESH_S,
                time: time(asOfMs),
              })
            : null}
        </p>
        {isOld ? <p className="late">{t('voids.old', { time: time(list.dataUpdatedAt) })}</p> : null}
        {summary.data?.alarms.map((alarm) => (
          <p key={alarm.id} className="void-alarm">
            {t('voids.alarm', { name: nameOf(alarm.kato), time: sinceText(i18n, alarm.since, asOfMs) })}
          </p>
        ))}
        {view.place !== undefined && may.move ? <VoidMoves place={view.place} /> : null}
        <div className="void-filters">
          <Segmented
            label={t('voids.state')}
            value={state}
            options={STATES.map((value) => ({ value, label: t(`voids.state.${value}`) }))}
            onChange={(next) => {
              setState(next);
              setPage(0);
            }}
          />
          <Choice
            label={t('voids.category')}
            value={category}
            options={CATEGORIES.map((value) => ({ value, label: t(`voids.category.${value}`) }))}
            onChange={(next) => {
              setCategory(next);
              setPage(0);
            }}
          />
        </div>
        {list.data === undefined && list.isError ? (
          <Failed title={t('voids.band.failed')} error={list.error} onRetry={() => void list.refetch()} />
        ) : null}
        {list.data === undefined && !list.isError ? <Skeleton heightRem={6} /> : null}
        {list.data && total === 0 ? <EmptyState title={t(`voids.empty.${state}`)} /> : null}
        <ul className="void-list" data-stale={isOld ? '' : undefined} aria-label={t('voids.list')}>
          {list.data?.rows.map((row) => (
            <VoidRowLine
              key={row.key}
              row={row}
              asOfMs={asOfMs}
              isChosen={row.key === view.place}
              onChoose={() => change({ place: row.key === view.place ? undefined : row.key })}
            />
          ))}
        </ul>
        {total > PAGE || page > 0 ? (
          <nav className="void-pages" aria-label={t('voids.list')}>
            <ActionButton
              label={t('voids.earlier')}
              disabled={page === 0}
              onClick={() => setPage(page - 1)}
            />
            <span>
              {t('voids.page', {
                from: number(Math.min(from + 1, total)),
                to: number(Math.min(from + PAGE, total)),
                total: number(total),
              })}
            </span>
            <ActionButton
              label={t('voids.later')}
              disabled={from + PAGE >= total}
              onClick={() => setPage(page + 1)}
            />
          </nav>
        ) : null}
        {summary.data ? (
          <VoidTerritories
            below={summary.data.below}
            nameOf={nameOf}
            onOpen={(kato) => change(openUnit(kato))}
          />
        ) : null}
        <VoidLegend />
        {summary.data ? <VoidRules rules={summary.data.rules} mayChange={may.setRules} /> : null}
      </div>
    </section>
  );
}
