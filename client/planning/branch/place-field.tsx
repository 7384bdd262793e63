import { useId, useState, type ReactElement } from 'react';
import { parseCoordinates } from '../../../shared/operations/coordinates.ts';
import { placeText, type PlanSpeaker } from '../../../shared/planning/branch/change-text.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { useView } from '../../state/use-view.ts';
import { positionOf } from '../../state/view.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import type { ChangeForm } from './change-form.ts';
import { useDrafts } from './draft.ts';
import { FacilityField } from './facility-field.tsx';
import type { Shown } from './use-plan.ts';

/** A place: pointed at on the map, its middle, typed as coordinates, or a facility – those without anybody first. */
export function PlaceField(props: {
  which: 'place' | 'end';
  form: ChangeForm;
  shown: Shown;
  speaker: PlanSpeaker;
  isWrong: boolean;
}): ReactElement {
  const { which, form, shown, speaker, isWrong } = props;
  const { t } = useI18n();
  const middle = positionOf(useView());
  const [typed, setTyped] = useState('');
  const id = useId();
  const place = form[which];
  const put = (to: { lon: number; lat: number }): void =>
    useDrafts.setState({
      form: {
        ...form,
        [which]: { lon: to.lon, lat: to.lat },
        asks: which === 'place' && form.kind === 'road.close' ? 'end' : null,
      },
    });
  const isAsked = form.asks === which;
  const { facilities } = shown.picture;
  return (
    <fieldset className="plan-place" aria-invalid={isWrong}>
      <legend>{t(`branch.field.${which}`)}</legend>
      <p aria-live="polite">
        {place ? placeText(shown.picture, place, speaker) : t(isAsked ? 'branch.point' : 'branch.noPlace')}
      </p>
      <div className="plan-actions">
        <ActionButton
          label={t('branch.pointOnMap')}
          expanded={isAsked}
          onClick={() => useDrafts.setState({ form: { ...form, asks: isAsked ? null : which } })}
        />
        <ActionButton
          label={t('branch.middle')}
          disabled={middle === null}
          onClick={() => middle && put(middle)}
        />
      </div>
      <FacilityField
        picture={shown.picture}
        speaker={speaker}
        value={null}
        isWrong={false}
        first={shown.after.evaluation.uncovered}
        label={t('branch.toFacility')}
        onChange={(facility) => {
          const f = facility === null ? -1 : facilities.id.indexOf(facility);
          if (f >= 0) put({ lon: facilities.lon[f] ?? 0, lat: facilities.lat[f] ?? 0 });
        }}
      />
      <div className="plan-field">
        <label htmlFor={id}>{t('branch.coordinates')}</label>
        <input
          id={id}
          className="text-input"
          autoComplete="off"
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            const read = parseCoordinates(event.target.value);
            if (read.ok) put(read);
          }}
        />
      </div>
    </fieldset>
  );
}
