import type { ReactElement } from 'react';
import type { Wrong } from './question.ts';
import { useSiting, type SitingForm } from './use-siting.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { ShortField } from '../branch/short-field.tsx';
import { PickedPlaces } from '../picked/picked-places.tsx';
import { usePicking } from '../picked/picking.ts';

const MOUNTS = ['1', '2', '3'] as const;
const STEPS = ['15', '30', '45', '90'] as const;

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
          usePicking.setState({ asks: null });
        }}
      />
      {form.poles === 'around' ? (
        <div className="sites-pair">
          {text('each')}
          {text('offsetM')}
        </div>
      ) : (
        <PickedPlaces of="cameras" places={form.points} onChange={(points) => put({ points })} />
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
