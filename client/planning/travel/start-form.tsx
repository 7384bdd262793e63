import { useMemo, useState, type ReactElement } from 'react';
import { startOf, startText, useTravelState } from './travel-state.ts';
import { useDriving } from './use-travel.ts';
import { parseCoordinates } from '../../../shared/operations/coordinates.ts';
import { PLACE_SPEEDS } from '../../../shared/operations/reach.ts';
import { Field } from '../../access/field.tsx';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { usePlanPicture } from '../branch/use-plan.ts';
import { useChangeView, useView } from '../../state/use-view.ts';
import { Choice } from '../../ui/choice.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { Segmented } from '../../ui/segmented.tsx';

const HOURS = ['now', 'day', 'night'] as const;
const NOBODY = 'nobody';

/** Where one starts: pressed on the map, by the keyboard as its middle, or written; and how one drives. */
export function StartForm(): ReactElement {
  const view = useView();
  const change = useChangeView();
  const { t } = useI18n();
  const { kind } = useDriving();
  const type = useTravelState((state) => state.type);
  const start = startOf(view.start);
  const [text, setText] = useState('');
  const begin = (place: { lon: number; lat: number }): void => {
    useTravelState.setState({ type: 'patrol_car' });
    change({ start: startText(place) });
  };
  const [isTried, setTried] = useState(false);
  const read = parseCoordinates(text.trim());
  const middle = view.lon !== undefined && view.lat !== undefined ? { lon: view.lon, lat: view.lat } : null;
  const written = start ? `${start.lat.toFixed(5)}, ${start.lon.toFixed(5)}` : null;
  return (
    <section aria-label={t('travel.start')}>
      <h2>{t('travel.start')}</h2>
      <p className="travel-note" aria-live="polite">
        {written === null ? t('travel.start.none') : t('travel.start.at', { place: written })}
        {written !== null && type === 'foot_patrol' ? ` ${t('travel.onFoot')}` : null}
      </p>
      <CrewChoice />
      <div className="travel-actions">
        <ActionButton
          label={t('travel.start.middle')}
          disabled={middle === null}
          onClick={() => middle && begin(middle)}
        />
        {start ? (
          <ActionButton label={t('travel.start.clear')} onClick={() => change({ start: undefined })} />
        ) : null}
      </div>
      <form
        className="travel-place"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (!read.ok) return;
          setText('');
          setTried(false);
          begin(read);
        }}
      >
        <Field
          label={t('travel.start.coordinates')}
          value={text}
          onChange={setText}
          problem={isTried && !read.ok ? t('travel.start.unread') : null}
        />
        <button type="submit" className="quiet-button">
          {t('travel.start.take')}
        </button>
      </form>
      <div className="travel-actions">
        <Segmented
          label={t('travel.hours')}
          value={view.hours}
          options={HOURS.map((value) => ({ value, label: t(`travel.hours.${value}`) }))}
          onChange={(hours) => change({ hours })}
        />
        <Segmented
          label={t('travel.kind')}
          value={kind}
          options={PLACE_SPEEDS.map((value) => ({ value, label: t(`travel.kind.${value}`) }))}
          onChange={(next) => useTravelState.setState({ kind: next })}
        />
      </div>
    </section>
  );
}

/** From the post of a crew, or from where it was last seen. */
function CrewChoice(): ReactElement | null {
  const { unit, start } = useView();
  const change = useChangeView();
  const { t, compare } = useI18n();
  const { data: picture } = usePlanPicture(unit);
  const places = useMemo(
    () =>
      (picture?.units ?? [])
        .toSorted((a, b) => compare(a.callSign, b.callSign))
        .flatMap(({ callSign, type, home, at }) => [
          { label: t('travel.start.post', { callSign }), type, place: home },
          ...(at ? [{ label: t('travel.start.crew', { callSign }), type, place: at }] : []),
        ]),
    [picture, compare, t],
  );
  if (places.length === 0) return null;
  const chosen = places.findIndex(({ place }) => startText(place) === start);
  return (
    <Choice
      label={t('travel.start.from')}
      value={chosen < 0 ? NOBODY : String(chosen)}
      options={[
        { value: NOBODY, label: t('travel.start.anywhere') },
        ...places.map(({ label }, i) => ({ value: String(i), label })),
      ]}
      onChange={(value) => {
        const found = places[Number(value)];
        useTravelState.setState({ type: found?.type ?? 'patrol_car' });
        change({ start: found ? startText(found.place) : undefined });
      }}
    />
  );
}
