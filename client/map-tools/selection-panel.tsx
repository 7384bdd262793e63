import { useInfiniteQuery } from '@tanstack/react-query';
import { MapPin, X } from 'lucide-react';
import { useDeferredValue, useId, useState, type ReactElement } from 'react';
import { areaText, problemOf, RADIUS_M, type Area } from '../../shared/geometry/area.ts';
import type { LonLat } from '../../shared/geometry/geodesic.ts';
import { surfaceOfArea } from '../../shared/geometry/outline.ts';
import { WITHIN_KINDS, type WithinKind } from '../../shared/operations/within.ts';
import { useI18n, type I18n } from '../i18n/use-i18n.tsx';
import { trpc, type Answers } from '../trpc.ts';
import { Failed } from '../state/failed.tsx';
import { ActionButton } from '../ui/action-button.tsx';
import { IconButton } from '../ui/button.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { EmptyState, Skeleton } from '../ui/state.tsx';
import '../ui/text-input.css';
import { surfaceText } from './amounts.ts';

type Within = Answers['operations']['within'];
type Page = Within['page'];
type Row = { id: number; name: string; note: string; at: LonLat };

/** What can be done with what lies in the area; null where the person or the screen has no way to it. */
export type AreaActions = {
  onFind: (at: LonLat) => void;
  onOpen: Readonly<Record<WithinKind, ((id: number) => void) | null>>;
  exportHref: ((format: 'csv' | 'geojson') => string) | null;
  onGaps: (() => void) | null;
  mayPrescribe: boolean;
  onCandidates: ((places: readonly { lon: number; lat: number }[]) => void) | null;
};

/** The rows of a page in words. */
function rowsOf(page: Page, { t, name, number }: I18n): Row[] {
  if (page.kind === 'facilities')
    return page.rows.map((row) => ({
      id: row.id,
      name: name(row.name),
      note: t(`typeOne.${row.type}`),
      at: [row.lon, row.lat],
    }));
  if (page.kind === 'cameras')
    return page.rows.map((row) => ({
      id: row.id,
      name: t('map.camera', { id: String(row.id) }),
      note: `${t(`camera.owner.${row.owner}`)}, ${t(`camera.state.${row.state}`)}`,
      at: [row.lon, row.lat],
    }));
  if (page.kind === 'units')
    return page.rows.map((row) => ({
      id: row.id,
      name: row.callSign,
      note: [
        t(`operations.unitStatus.${row.status}`),
        row.ageMs === null ? '' : t('map.unitAge', { n: number(Math.round(row.ageMs / 60_000)) }),
      ]
        .filter(Boolean)
        .join(', '),
      at: [row.lon, row.lat],
    }));
  return page.rows.map((row) => ({
    id: row.id,
    name: `№ ${row.number}`,
    note: row.place,
    at: [row.lon, row.lat],
  }));
}

/** What lies in the chosen area: counts of every kind, the list of one, and what may be done with it. */
export function SelectionPanel(props: {
  area: Area;
  text: string;
  actions: AreaActions;
  onEdit: () => void;
  onChange: (area: string) => void;
  onClose: () => void;
}): ReactElement {
  const { area, text: areaAsText, actions, onEdit, onChange, onClose } = props;
  const i18n = useI18n();
  const { t, number, time } = i18n;
  const [kind, setKind] = useState<WithinKind>('facilities');
  const [filter, setFilter] = useState('');
  const [said, setSaid] = useState('');
  const wanted = useDeferredValue(filter.trim());
  const query = useInfiniteQuery(
    trpc.operations.within.infiniteQueryOptions(
      { area: areaAsText, kind, text: wanted, limit: 50 },
      { getNextPageParam: (page) => page.next ?? undefined, staleTime: 10_000 },
    ),
  );
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage, refetch } = query;
  const first = data?.pages[0];
  const rows = data?.pages.flatMap(({ page }) => rowsOf(page, i18n)) ?? [];
  const isDemonstration = data?.pages.some(({ page }) =>
    page.rows.some((row) => 'demonstration' in row && row.demonstration),
  );
  const copyLink = (): void => {
    navigator.clipboard.writeText(location.href).then(
      () => setSaid(t('map.area.linked')),
      () => setSaid(t('map.copyFailed')),
    );
  };
  const open = actions.onOpen[kind];
  return (
    <section className="tool-panel panel" aria-label={t('map.area.title')}>
      <header className="tool-head">
        <h2>{t('map.area.title')}</h2>
        <ActionButton label={t('map.area.edit')} onClick={onEdit} />
        <IconButton label={t('map.area.close')} onClick={onClose}>
          <X aria-hidden />
        </IconButton>
      </header>
      <p className="muted tool-note">
        {surfaceText(i18n, surfaceOfArea(area))}
        {first ? ` · ${t('map.area.asOf', { time: time(first.asOfMs) })}` : ''}
      </p>
      <div className="tool-kinds" role="tablist" aria-label={t('map.area.kind')}>
        {WITHIN_KINDS.map((one) => {
          const count = first?.counts[one];
          return (
            <button
              key={one}
              type="button"
              role="tab"
              className="tool-kind"
              aria-selected={one === kind}
              disabled={count === null}
              onClick={() => setKind(one)}
            >
              <strong>{count === null ? '–' : count === undefined ? '…' : number(count)}</strong>
              <span>{t(`map.area.${one}`)}</span>
              {count === null ? <small className="muted">{t('map.area.notYours')}</small> : null}
            </button>
          );
        })}
      </div>
      {kind === 'cameras' ? null : (
        <SearchField
          className="text-input tool-filter"
          label={t('map.area.filter')}
          maxLength={100}
          value={filter}
          onChange={setFilter}
        />
      )}
      <div className="tool-list scroll" tabIndex={-1} aria-busy={data === undefined && !error}>
        {error && !data ? (
          <Failed title={t('map.area.failed')} error={error} onRetry={() => void refetch()} />
        ) : null}
        {!data && !error ? <Skeleton heightRem={10} /> : null}
        {first && rows.length === 0 ? (
          wanted === '' ? (
            <EmptyState title={t('map.area.empty')} hint={t('map.area.emptyHint')} />
          ) : (
            <EmptyState title={t('map.area.noMatch')} />
          )
        ) : null}
        <ul aria-label={t(`map.area.${kind}`)}>
          {rows.map(({ id, name, note, at }) => (
            <li key={id} className="tool-line">
              <button
                type="button"
                className="tool-row"
                disabled={open === null}
                title={kind === 'incidents' ? t('map.area.openIncident') : undefined}
                onClick={() => open?.(id)}
              >
                <span className="ellipsis">{name}</span>
                <span className="muted ellipsis">{note}</span>
              </button>
              <IconButton label={t('map.area.find', { name })} onClick={() => actions.onFind(at)}>
                <MapPin aria-hidden />
              </IconButton>
            </li>
          ))}
        </ul>
        {hasNextPage && first ? (
          <ActionButton
            label={t('map.area.more', { shown: number(rows.length), total: number(first.matched) })}
            disabled={isFetchingNextPage}
            onClick={() => void fetchNextPage()}
          />
        ) : null}
      </div>
      {isDemonstration ? <p className="muted tool-note">{t('map.area.demonstration')}</p> : null}
      <fieldset className="tool-actions" aria-label={t('map.area.actions')}>
        {actions.onGaps && (first?.counts.facilities ?? 0) > 0 ? (
          <ActionButton
            label={t(actions.mayPrescribe ? 'map.area.prescribe' : 'map.area.gaps')}
            onClick={actions.onGaps}
          />
        ) : null}
        {actions.exportHref && (first?.counts.facilities ?? 0) > 0
          ? (['csv', 'geojson'] as const).map((format) => (
              <a
                key={format}
                className="quiet-button"
                href={actions.exportHref?.(format)}
                download
                title={t('map.area.export')}
              >
                {t(`map.area.${format}`)}
              </a>
            ))
          : null}
        {actions.onCandidates && kind === 'facilities' && rows.length > 0 ? (
          <ActionButton
            label={t('map.area.candidates')}
            onClick={() => {
              actions.onCandidates?.(rows.map(({ at: [lon, lat] }) => ({ lon, lat })));
              setSaid(t('map.area.candidatesDone', { n: rows.length }));
            }}
          />
        ) : null}
        <ActionButton label={t('map.area.link')} onClick={copyLink} />
      </fieldset>
      <Widen area={area} onChange={onChange} />
      <output className="tool-note">{said}</output>
    </section>
  );
}

/** A buffer about the area. */
function Widen(props: { area: Area; onChange: (area: string) => void }): ReactElement {
  const { area, onChange } = props;
  const { t } = useI18n();
  const [typed, setTyped] = useState('500');
  const id = useId();
  const wider = { ...area, radiusM: area.radiusM + Number(typed) };
  const isGood = Number(typed) >= RADIUS_M.least && problemOf(wider) === null;
  return (
    <form
      className="tool-widen"
      onSubmit={(event) => {
        event.preventDefault();
        if (isGood) onChange(areaText(wider));
      }}
    >
      <label htmlFor={id} className="muted">
        {t('map.area.buffer')}
      </label>
      <input
        id={id}
        className="text-input"
        inputMode="numeric"
        value={typed}
        onChange={({ target }) => setTyped(target.value.replaceAll(/\D/g, '').slice(0, 6))}
      />
      <button type="submit" className="quiet-button" disabled={!isGood}>
        {t('map.area.widen')}
      </button>
    </form>
  );
}
