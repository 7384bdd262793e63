import { MapPin } from 'lucide-react';
import { useEffect, useEffectEvent, useState, type ReactElement } from 'react';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { PlaceList } from '../report/place-list.tsx';
import { usePlace, type KatoAt, type PickedPoint } from '../report/use-place.ts';
import type { PostDraft } from './unit-draft.ts';

/** What the screen lends: the map to point at, the picker of territories, and where a point lies. */
export type Lent = {
  katoAt: KatoAt;
  Map: (props: {
    picked: PickedPoint | null;
    unit: string;
    onPick: (point: PickedPoint) => void;
  }) => ReactElement | null;
  Territory: (props: {
    label: string;
    value: string | null;
    onChange: (kato: string | null) => void;
  }) => ReactElement | null;
};

/** The home post: a place by name, coordinates in any notation, or a point on the map; the territory follows and may be set. */
export function PostField(props: {
  /** Where places are looked for. */
  unit: string;
  post: PostDraft;
  onChange: (post: PostDraft) => void;
  problem: string | null;
  lent: Lent;
}): ReactElement {
  const { unit, post, onChange, problem, lent } = props;
  const { t, name } = useI18n();
  const picked: PickedPoint | null =
    post.lon === null || post.lat === null ? null : { lon: post.lon, lat: post.lat };
  const [isMapOpen, setMapOpen] = useState(false);
  const where = usePlace(unit, null, { write: (place) => name(place.name), katoAt: lent.katoAt });
  const { place } = where;
  // What is typed or chosen becomes the post; a territory that was picked by hand after it stays.
  const found = place ? `${place.lon} ${place.lat} ${place.kato ?? ''}` : '';
  const take = useEffectEvent(() => {
    if (!place) return;
    onChange({ lon: place.lon, lat: place.lat, kato: place.kato ?? post.kato });
  });
  useEffect(() => {
    if (found !== '') take();
  }, [found]);
  const point = ({ lon, lat }: PickedPoint): void => {
    where.setText('');
    onChange({ lon, lat, kato: lent.katoAt(lon, lat) ?? post.kato });
  };
  const known = picked && `✓ ${picked.lat.toFixed(5)}, ${picked.lon.toFixed(5)}`;
  return (
    <fieldset className="office-group">
      <legend>{t('office.post')}</legend>
      <PlaceList
        label={t('office.postPlace')}
        where={where}
        onPick={where.choose}
        chosen={known}
        problem={problem}
      />
      <button
        type="button"
        className="quiet-button office-start"
        aria-expanded={isMapOpen}
        onClick={() => setMapOpen(!isMapOpen)}
      >
        <MapPin aria-hidden />
        {t('office.pointAtMap')}
      </button>
      {isMapOpen ? (
        <div className="office-map">
          <lent.Map picked={picked} unit={post.kato ?? unit} onPick={point} />
        </div>
      ) : null}
      <lent.Territory
        label={t('office.territory')}
        value={post.kato}
        onChange={(kato) => onChange({ ...post, kato })}
      />
    </fieldset>
  );
}
