import type { ReactElement } from 'react';
import { LENS_NAMES, type LensName } from './lens-presets.ts';
import type { Wrong } from './question.ts';
import { useSiting, type LensForm, type SitingForm } from './use-siting.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { FlagField } from '../../ui/flag-field.tsx';
import { ShortField } from '../branch/short-field.tsx';

/** Which lenses may be bought: presets that are assumptions, each of their figures to be changed. */
export function LensesField(props: { form: SitingForm; wrong: Wrong | null }): ReactElement {
  const { form, wrong } = props;
  const { t } = useI18n();
  const put = (name: LensName, part: Partial<LensForm>): void =>
    useSiting.setState({
      form: { ...form, lenses: { ...form.lenses, [name]: { ...form.lenses[name], ...part } } },
    });
  return (
    <fieldset className="siting-part" aria-invalid={wrong?.field === 'lenses'}>
      <legend>{t('siting.lenses')}</legend>
      <p className="plan-note muted">{t('siting.lenses.assumed')}</p>
      {LENS_NAMES.map((name) => {
        const lens = form.lenses[name];
        return (
          <fieldset key={name} className="siting-choice" aria-label={t(`siting.lens.${name}`)}>
            <FlagField
              label={t(`siting.lens.${name}`)}
              value={lens.isOn}
              onChange={(isOn) => put(name, { isOn })}
            />
            {lens.isOn ? (
              <div className="siting-three">
                {(['fovDeg', 'widthPx', 'costKzt'] as const).map((field) => (
                  <ShortField
                    key={field}
                    label={t(`siting.lens.field.${field}`)}
                    value={lens[field]}
                    isNumber
                    isWrong={wrong?.field === field && wrong.row === name}
                    onChange={(value) => put(name, { [field]: value })}
                  />
                ))}
              </div>
            ) : null}
          </fieldset>
        );
      })}
    </fieldset>
  );
}
