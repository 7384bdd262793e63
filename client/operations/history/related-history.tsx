import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { useCommands } from '../../command/use-commands.ts';
import {
  LARGEST_RADIUS_M,
  PAST_SOURCES,
  RELATIONS,
  type PastSource,
  type Relation,
} from '../../../shared/operations/history.ts';
import type { Category } from '../../../shared/operations/playbook.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { trpc } from '../../trpc.ts';
import { Choice } from '../../ui/choice.tsx';
import { Skeleton } from '../../ui/state.tsx';
import type { RelatedHistory } from '../answers.ts';
import { localDay } from '../local-time.ts';
import { DayChart } from './day-chart.tsx';
import './history.css';
import { PastLine } from './past-line.tsx';

/** How far back the slider leads, days. */
const BACK = [7, 30, 90, 180, 365] as const;
const STEP_M = 50;

/** Everything that happened before by the same telephone, address or facility or nearby; the keys 1 to 4 narrow to each. */
export function RelatedHistory(props: {
  incidentId: number;
  /** When it was reported: what is looked for was before. */
  receivedMs: number;
  categories: ReadonlyMap<string, Category>;
  onOpen: (id: number) => void;
}): ReactElement {
  const { incidentId, receivedMs, categories, onOpen } = props;
  const { t, number } = useI18n();
  const [relation, setRelation] = useState<Relation>('near');
  const [radiusM, setRadius] = useState(300);
  const [back, setBack] = useState(2);
  const [source, setSource] = useState<PastSource | 'all'>('all');
  const days = BACK[back] ?? 90;
  const query = useQuery(
    trpc.operations.history.related.queryOptions(
      { incidentId, radiusM, days },
      { placeholderData: keepPreviousData, staleTime: 15_000 },
    ),
  );
  useCommands({
    'card.related': (which) => {
      const one = RELATIONS[which];
      if (one !== undefined) setRelation(one);
    },
  });

  const related = query.data?.[relation];
  const sources = PAST_SOURCES.filter((one) => RELATIONS.some((key) => countOf(query.data?.[key], one) > 0));
  const chosen = source !== 'all' && sources.includes(source) ? source : 'all';
  const past = related?.state === 'found' ? related.past : null;
  const all = countOf(related, chosen);
  const newest = past?.newest.filter((row) => chosen === 'all' || row.source === chosen) ?? [];
  return (
    <section className="related" aria-label={t('history.title')}>
      <h3>{t('history.title')}</h3>
      <div className="related-tabs">
        {RELATIONS.map((one, i) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === relation}
            aria-keyshortcuts={String(i + 1)}
            onClick={() => setRelation(one)}
          >
            <kbd className="key">{i + 1}</kbd>
            {t(`history.relation.${one}`)}
            <span className="muted">
              {query.data?.[one].state === 'found' ? number(countOf(query.data[one], chosen)) : '–'}
            </span>
          </button>
        ))}
      </div>
      <div className="related-sliders">
        <label>
          {t('history.days', { n: days })}
          <input
            type="range"
            min={0}
            max={BACK.length - 1}
            value={back}
            aria-valuetext={t('history.days', { n: days })}
            onChange={(event) => setBack(event.target.valueAsNumber)}
          />
        </label>
        {relation === 'near' ? (
          <label>
            {t('history.radius', { value: number(radiusM) })}
            <input
              type="range"
              min={STEP_M}
              max={LARGEST_RADIUS_M}
              step={STEP_M}
              value={radiusM}
              aria-valuetext={t('history.radius', { value: number(radiusM) })}
              onChange={(event) => setRadius(event.target.valueAsNumber)}
            />
          </label>
        ) : null}
        {sources.length > 1 ? (
          <Choice
            label={t('history.source')}
            value={chosen}
            options={(['all', ...sources] as const).map((value) => ({
              value,
              label: t(`history.source.${value}`),
            }))}
            onChange={setSource}
          />
        ) : null}
      </div>
      {query.isError ? <p className="late">{t('history.failed')}</p> : null}
      {query.isPending ? <Skeleton heightRem={5} /> : null}
      {related?.state === 'withheld' ? <p className="muted">{t('history.withheld')}</p> : null}
      {related?.state === 'unknown' ? <p className="muted">{t(`history.unknown.${relation}`)}</p> : null}
      {past && all === 0 ? <p className="muted">{t('history.none', { n: days })}</p> : null}
      {past && all > 0 ? (
        <>
          <DayChart counts={countsOf(past, chosen)} lastDay={localDay(receivedMs)} days={days} />
          <ul className="related-lines">
            {newest.map((row) => (
              <PastLine key={row.id} row={row} category={categories.get(row.category)} onOpen={onOpen} />
            ))}
          </ul>
          {all > newest.length ? (
            <p className="muted">{t('history.newest', { shown: number(newest.length), all: number(all) })}</p>
          ) : null}
        </>
      ) : null}
    </section>
  );
}

type Past = Extract<RelatedHistory[Relation], { state: 'found' }>['past'];

function countsOf(past: Past, source: PastSource | 'all'): Map<string, number> {
  const counts = new Map<string, number>();
  for (const one of past.days)
    if (source === 'all' || one.source === source) counts.set(one.day, (counts.get(one.day) ?? 0) + one.n);
  return counts;
}

const countOf = (related: RelatedHistory[Relation] | undefined, source: PastSource | 'all'): number =>
  related?.state === 'found'
    ? Array.from(countsOf(related.past, source).values()).reduce((sum, n) => sum + n, 0)
    : 0;
