import { useState, type ReactElement } from 'react';
import type { Wrong } from './question.ts';
import { addPole, useSiting, type SitingForm } from './use-siting.ts';
import { parseCoordinates } from '../../../shared/operations/coordinates.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { useView } from '../../state/use-view.ts';
import { positionOf } from '../../state/view.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { ShortField } from '../branch/short-field.tsx';
import { useFocus } from '../branch/focus.ts';

const MOUNTS = ['1', '2', '3'] as const;
const STEPS = ['15', '30', '45', '90'] as const;
const POLE_ZOOM = 17;

/** Where cameras could be mounted: in a ring around each facility, or on poles that are pointed at. */
export function PolesField(props: { form: SitingForm; wrong: Wrong | null }): ReactElement {
  const { form, wrong } = props;
  const { t } = useI18n();
  const put = (part: Partial<SitingForm>): void => useSiting.setState({ form: { ...form, ...part } });
  const text = (field: 'each' | 'offsetM' | 'heightM'): ReactElement => (
    <ShortField
      label={t(`siting.${field}`)}
      value={form[field]}
      isNumber
      isWrong={wrong?.field === field}
      onChange={(value) => put({ [field]: value })}
    />
  );
  return (
    <fieldset className="siting-part" aria-invalid={wrong?.field === 'points'}>
      <legend>{t('siting.poles')}</legend>
      <Segmented
        label={t('siting.poles')}
        value={form.poles}
        options={(['around', 'chosen'] as const).map((value) => ({
          value,
          label: t(`siting.poles.${value}`),
        }))}
        onChange={(poles) => {
          put({ poles });
          useSiting.setState({ asksPole: false });
        }}
      />
      {form.poles === 'around' ? (
        <div className="sites-pair">
          {text('each')}
          {text('offsetM')}
        </div>
      ) : (
        <ChosenPoles form={form} />
      )}
      <div className="siting-three">
        {text('heightM')}
        <Choice
          label={t('siting.mounts')}
          value={form.mounts}
          options={MOUNTS.map((value) => ({ value, label: value }))}
          onChange={(mounts) => put({ mounts })}
        />
        <Choice
          label={t('siting.azimuthStep')}
          value={form.azimuthStepDeg}
          options={STEPS.map((value) => ({ value, label: `${value}°` }))}
          onChange={(azimuthStepDeg) => put({ azimuthStepDeg })}
        />
      </div>
    </fieldset>
  );
}

function ChosenPoles(props: { form: SitingForm }): ReactElement {
  const { form } = props;
  const { t } = useI18n();
  const middle = positionOf(useView());
  const asksPole = useSiting((state) => state.asksPole);
  const [typed, setTyped] = useState('');
  const put = (points: SitingForm['points']): void => useSiting.setState({ form: { ...form, points } });
  const read = parseCoordinates(typed);
  return (
    <>
      <p className="plan-note" aria-live="polite">
        {t(asksPole ? 'siting.pointing' : 'siting.points', { n: form.points.length })}
      </p>
      <div className="plan-actions">
        <ActionButton
          label={t(asksPole ? 'siting.pointed' : 'branch.pointOnMap')}
          expanded={asksPole}
          onClick={() => useSiting.setState({ asksPole: !asksPole })}
        />
        <ActionButton
          label={t('branch.middle')}
          disabled={middle === null}
          onClick={() => middle && addPole({ lon: middle.lon, lat: middle.lat })}
        />
        {form.points.length > 0 ? (
          <ActionButton label={t('siting.removeAll')} onClick={() => put([])} />
        ) : null}
      </div>
      <div className="siting-typed">
        <ShortField label={t('branch.coordinates')} value={typed} onChange={setTyped} />
        <ActionButton
          label={t('siting.add')}
          disabled={!read.ok}
          onClick={() => {
            if (!read.ok) return;
            addPole({ lon: read.lon, lat: read.lat });
            setTyped('');
          }}
        />
      </div>
      {form.points.length > 0 ? (
        <ol className="siting-chosen" aria-label={t('siting.poles.chosen')}>
          {form.points.map((place, i) => (
            <li key={`${place.lon} ${place.lat} ${i}`}>
              <button
                type="button"
                className="branch-row"
                onClick={() => useFocus.setState({ place: { ...place, zoom: POLE_ZOOM } })}
              >
                {i + 1}. {place.lat.toFixed(5)}, {place.lon.toFixed(5)}
              </button>
              <ActionButton
                label={t('siting.remove')}
                onClick={() => put(form.points.filter((_, at) => at !== i))}
              />
            </li>
          ))}
        </ol>
      ) : null}
    </>
  );
}
