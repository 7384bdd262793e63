import { useState, type ReactElement } from 'react';
import './picked.css';
import { usePicking, type PickedFor, type Place } from './picking.ts';
import { parseCoordinates } from '../../../shared/operations/coordinates.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { useView } from '../../state/use-view.ts';
import { positionOf } from '../../state/view.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { useFocus } from '../branch/focus.ts';
import { ShortField } from '../branch/short-field.tsx';

const WORDS = {
  posts: { count: 'sites.points', pointing: 'sites.pointing', list: 'sites.candidates.chosen' },
  cameras: { count: 'siting.points', pointing: 'siting.pointing', list: 'siting.poles.chosen' },
} as const;
/** How near a place of the list is looked at. */
const ZOOM: Readonly<Record<PickedFor, number>> = { posts: 14, cameras: 17 };

/** Places that somebody chooses by hand: clicks on the map, its middle, coordinates; each can be taken away. */
export function PickedPlaces(props: {
  of: PickedFor;
  places: readonly Place[];
  onChange: (places: readonly Place[]) => void;
}): ReactElement {
  const { of, places, onChange } = props;
  const { t } = useI18n();
  const middle = positionOf(useView());
  const asks = usePicking((state) => state.asks === of);
  const [typed, setTyped] = useState('');
  const words = WORDS[of];
  const read = parseCoordinates(typed);
  const add = ({ lon, lat }: Place): void => onChange([...places, { lon, lat }]);
  return (
    <>
      <p className="plan-note" aria-live="polite">
        {t(asks ? words.pointing : words.count, { n: places.length })}
      </p>
      <div className="plan-actions">
        <ActionButton
          label={t(asks ? 'siting.pointed' : 'branch.pointOnMap')}
          expanded={asks}
          onClick={() => usePicking.setState({ asks: asks ? null : of })}
        />
        <ActionButton
          label={t('branch.middle')}
          disabled={middle === null}
          onClick={() => middle && add(middle)}
        />
        {places.length > 0 ? (
          <ActionButton label={t('siting.removeAll')} onClick={() => onChange([])} />
        ) : null}
      </div>
      <div className="picked-typed">
        <ShortField label={t('branch.coordinates')} value={typed} onChange={setTyped} />
        <ActionButton
          label={t('siting.add')}
          disabled={!read.ok}
          onClick={() => {
            if (!read.ok) return;
            add(read);
            setTyped('');
          }}
        />
      </div>
      {places.length > 0 ? (
        <ol className="picked-list" aria-label={t(words.list)}>
          {places.map((place, i) => (
            <li key={`${place.lon} ${place.lat} ${i}`}>
              <button
                type="button"
                className="branch-row"
                onClick={() => useFocus.setState({ place: { ...place, zoom: ZOOM[of] } })}
              >
                {i + 1}. {place.lat.toFixed(5)}, {place.lon.toFixed(5)}
              </button>
              <ActionButton
                label={t('siting.remove')}
                onClick={() => onChange(places.filter((_, at) => at !== i))}
              />
            </li>
          ))}
        </ol>
      ) : null}
    </>
  );
}
