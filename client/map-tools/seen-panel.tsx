import type { ReactElement } from 'react';
import { useI18n } from '../i18n/use-i18n.tsx';
import type { MapBox } from '../map/use-map-box.ts';
import { EmptyState } from '../ui/state.tsx';
import { inView, SEEN_KINDS, type Seen } from './seen.ts';

/** As many of one kind as are listed; the map names how many more there are. */
const MOST = 60;

/** The map as a list: what it shows now, by kind, the nearest to its middle first. */
export function SeenPanel(props: { seen: Seen; shown: MapBox | null }): ReactElement {
  const { seen, shown } = props;
  const { t, number } = useI18n();
  const kinds = shown
    ? SEEN_KINDS.flatMap((kind) => {
        const things = inView(seen[kind] ?? [], shown);
        return things.length > 0 ? [{ kind, things }] : [];
      })
    : [];
  if (kinds.length === 0) return <EmptyState title={t('map.seen.empty')} hint={t('map.seen.hint')} />;
  return (
    <div className="tool-seen scroll" tabIndex={-1}>
      <p className="muted tool-note">{t('map.seen.hint')}</p>
      {kinds.map(({ kind, things }) => (
        <section key={kind} aria-label={t(`map.seen.${kind}`)}>
          <h3>{t('map.seen.count', { name: t(`map.seen.${kind}`), n: number(things.length) })}</h3>
          {things.length > MOST ? (
            <p className="muted tool-note">
              {t('map.seen.many', { shown: number(MOST), total: number(things.length) })}
            </p>
          ) : null}
          <ul>
            {things.slice(0, MOST).map(({ key, name, note, open }) => (
              <li key={key}>
                <button
                  type="button"
                  className="tool-row"
                  disabled={open === null}
                  onClick={open ?? undefined}
                >
                  <span className="ellipsis">{name}</span>
                  <span className="muted ellipsis">{note()}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
