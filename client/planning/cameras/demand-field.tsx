import type { ReactElement } from 'react';
import type { Wrong } from './question.ts';
import { useSiting, type DemandForm, type SitingForm } from './use-siting.ts';
import { sightSchema, TARGETS, type Target } from '../../../shared/planning/camera-siting/schema.ts';
import { PIXELS_PER_M } from '../../../shared/register/sector.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { Choice } from '../../ui/choice.tsx';
import { FlagField } from '../../ui/flag-field.tsx';
import { ShortField } from '../branch/short-field.tsx';

const CAMERAS = ['1', '2', '3'] as const;

/** What must be seen around a facility, how well, by how many cameras, and how much it counts. */
export function DemandField(props: { form: SitingForm; wrong: Wrong | null }): ReactElement {
  const { form, wrong } = props;
  const { t, number } = useI18n();
  const put = (target: Target, part: Partial<DemandForm>): void =>
    useSiting.setState({
      form: { ...form, demand: { ...form.demand, [target]: { ...form.demand[target], ...part } } },
    });
  return (
    <fieldset className="siting-part" aria-invalid={wrong?.field === 'demand'}>
      <legend>{t('siting.demand')}</legend>
      {TARGETS.map((target) => {
        const wanted = form.demand[target];
        return (
          <fieldset key={target} className="siting-choice" aria-label={t(`siting.target.${target}`)}>
            <FlagField
              label={t(`siting.demand.${target}`)}
              value={wanted.isOn}
              onChange={(isOn) => put(target, { isOn })}
            />
            {wanted.isOn ? (
              <div className="siting-three">
                <Choice
                  label={t('siting.sight')}
                  value={wanted.sight}
                  options={sightSchema.options.map((value) => ({
                    value,
                    label: t(`siting.sight.${value}`),
                    note: t('siting.pixels', { value: number(PIXELS_PER_M[value]) }),
                  }))}
                  onChange={(sight) => put(target, { sight })}
                />
                <Choice
                  label={t('siting.wanted')}
                  value={wanted.cameras}
                  options={CAMERAS.map((value) => ({ value, label: value }))}
                  onChange={(cameras) => put(target, { cameras })}
                />
                <ShortField
                  label={t('siting.weight')}
                  value={wanted.weight}
                  isNumber
                  isWrong={wrong?.field === 'weight' && wrong.row === target}
                  onChange={(weight) => put(target, { weight })}
                />
              </div>
            ) : null}
          </fieldset>
        );
      })}
    </fieldset>
  );
}
