import { useState, type ReactElement } from 'react';
import {
  TARGETS,
  type CameraSitingAnswer,
  type Target,
} from '../../../shared/planning/camera-siting/schema.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { useFocus } from '../branch/focus.ts';

const PAGE = 20;
const UNSEEN_ZOOM = 17;

type Unseen = {
  key: string;
  name: string;
  lon: number;
  lat: number;
  all: number;
  counts: Partial<Record<Target, number>>;
};

/** By facility what is not seen by as many cameras as wanted, those with the most first; one that is pressed is shown on the map. */
export function UnseenList(props: {
  answer: CameraSitingAnswer;
  nearest: (place: { lon: number; lat: number }) => number | null;
  nameOf: (place: { lon: number; lat: number }) => string;
}): ReactElement {
  const { answer, nearest, nameOf } = props;
  const { t, number } = useI18n();
  const [count, setCount] = useState(PAGE);
  const { unseen } = answer;
  if (unseen.length === 0) return <p className="plan-good">{t('siting.unseen.none')}</p>;
  // Facilities of one name are two.
  const rows = new Map<string, Unseen>();
  for (const point of unseen) {
    const { lon, lat, target } = point;
    const key = String(nearest(point));
    const row = rows.get(key) ?? { key, name: nameOf(point), lon, lat, all: 0, counts: {} };
    row.all++;
    row.counts[target] = (row.counts[target] ?? 0) + 1;
    rows.set(key, row);
  }
  const sorted = [...rows.values()].toSorted((a, b) => b.all - a.all);
  const half = unseen.filter(({ cameras }) => cameras > 0).length;
  return (
    <details>
      <summary>{t('siting.unseen', { n: unseen.length })}</summary>
      {half > 0 ? <p className="plan-note muted">{t('siting.unseen.half', { n: half })}</p> : null}
      <ul className="plan-facilities">
        {sorted.slice(0, count).map(({ key, name, lon, lat, counts }) => (
          <li key={key}>
            <button
              type="button"
              onClick={() => useFocus.setState({ place: { lon, lat, zoom: UNSEEN_ZOOM } })}
            >
              <span className="ellipsis">{name}</span>
              <small className="muted">
                {TARGETS.filter((target) => counts[target] !== undefined)
                  .map((target) => `${t(`siting.target.${target}`)} – ${number(counts[target] ?? 0)}`)
                  .join(' · ')}
              </small>
            </button>
          </li>
        ))}
      </ul>
      {sorted.length > count ? (
        <button type="button" className="quiet-button" onClick={() => setCount(count + 100)}>
          {t('branch.uncovered.more', { n: sorted.length - count })}
        </button>
      ) : null}
    </details>
  );
}
