import { useMemo, type ReactElement } from 'react';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { Failed } from '../../state/failed.tsx';
import { useChangeView } from '../../state/use-view.ts';
import type { View } from '../../state/view.ts';
import { moveFocus } from '../../ui/move-focus.ts';
import { EmptyState, Skeleton } from '../../ui/state.tsx';
import { useLines } from '../../ui/use-lines.ts';
import { useNextPage } from '../../ui/use-next-page.ts';
import { CameraLookLabel } from './camera-symbol.tsx';
import { filterOfView, lookOf } from './camera-words.ts';
import { useCameraList } from './use-cameras.ts';
import '../facility-list.css';
import './camera-list.css';

const LINE_REM = 3;

/** What the map shows, as a list: the cameras of the unit that the filter lets through; a click opens the card. */
export function CameraList(props: {
  view: View;
  label: string;
  nameOf: (kato: Kato) => string | undefined;
}): ReactElement {
  const { view, label, nameOf } = props;
  const { t, name } = useI18n();
  const change = useChangeView();
  const filter = useMemo(() => filterOfView(view), [view]);
  const list = useCameraList(view.unit, filter);
  const { data, error, refetch } = list;
  const rows = data?.pages.flatMap((page) => page.rows) ?? [];
  const total = data?.pages[0]?.total;

  const { scrollRef, items, totalPx } = useLines(rows.length, () => LINE_REM);
  useNextPage(list, (items.at(-1)?.index ?? 0) >= rows.length - 20);

  return (
    <>
      <p className="facility-filter muted" aria-live="polite">
        {total === undefined ? '' : t('camera.count', { n: total })}
      </p>
      <div className="facility-list scroll" ref={scrollRef}>
        {error && !data ? <Failed error={error} onRetry={() => void refetch()} /> : null}
        {!error && !data ? <Skeleton heightRem={12} /> : null}
        {total === 0 ? <EmptyState title={t('camera.empty')} /> : null}
        <ul aria-label={label} style={{ height: totalPx }}>
          {items.map((item) => {
            const row = rows[item.index];
            if (!row) return null;
            const place = row.facilityName ? name(row.facilityName) : nameOf(row.kato);
            return (
              <li key={row.id} style={{ height: item.size, transform: `translateY(${item.start}px)` }}>
                <button
                  type="button"
                  className="facility-line camera-line"
                  onKeyDown={moveFocus}
                  onClick={() => change({ camera: row.id, cameras: 'on' })}
                >
                  <span className="ellipsis">
                    <span className="facility-line-name ellipsis">{place}</span>
                    <span className="muted">
                      {t(`camera.owner.${row.owner}`)} · {row.externalId}
                    </span>
                  </span>
                  <CameraLookLabel look={lookOf(row)} />
                </button>
              </li>
            );
          })}
        </ul>
        {list.isFetchingNextPage ? <p className="muted facility-filter">{t('list.more')}</p> : null}
      </div>
    </>
  );
}
