import { useState, type ReactElement } from 'react';
import { facilitiesOf, videoGaps } from './facilities.ts';
import { useSiting, type SitingForm } from './use-siting.ts';
import type { PlanSpeaker } from '../../../shared/planning/branch/change-text.ts';
import type { PlanPicture } from '../../../shared/planning/branch/picture.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { FacilityField } from '../branch/facility-field.tsx';
import { ShortField } from '../branch/short-field.tsx';
import '../picked/picked.css';

/** Which facilities are to be watched: those that lack video by law, the most urgent first, or some by name. */
export function FacilitiesField(props: {
  form: SitingForm;
  picture: PlanPicture;
  speaker: PlanSpeaker;
  isWrong: boolean;
}): ReactElement {
  const { form, picture, speaker, isWrong } = props;
  const { t } = useI18n();
  // A name may be the beginning of another one, so what is typed is taken only when it is said to be whole.
  const [picked, setPicked] = useState<number | null>(null);
  const put = (part: Partial<SitingForm>): void => useSiting.setState({ form: { ...form, ...part } });
  const gaps = videoGaps(picture);
  const chosen = facilitiesOf({ ...form, facilities: 'chosen' }, picture);
  return (
    <fieldset className="siting-part" aria-invalid={isWrong}>
      <legend>{t('siting.facilities')}</legend>
      <Segmented
        label={t('siting.facilities')}
        value={form.facilities}
        options={(['gaps', 'chosen'] as const).map((value) => ({
          value,
          label: t(`siting.facilities.${value}`),
        }))}
        onChange={(facilities) => put({ facilities })}
      />
      {form.facilities === 'gaps' ? (
        <>
          <ShortField
            label={t('siting.most')}
            value={form.most}
            isNumber
            isWrong={isWrong}
            onChange={(most) => put({ most })}
          />
          <p className="plan-note muted">
            {gaps.length === 0 ? t('siting.gaps.none') : t('siting.gaps', { n: gaps.length })}
          </p>
        </>
      ) : (
        <>
          <div className="picked-typed">
            <FacilityField
              key={chosen.length}
              picture={picture}
              speaker={speaker}
              value={null}
              isWrong={isWrong}
              first={gaps}
              label={t('siting.facility')}
              onChange={setPicked}
            />
            <ActionButton
              label={t('siting.add')}
              disabled={picked === null || chosen.includes(picked)}
              onClick={() => {
                if (picked !== null) put({ chosen: [...chosen, picked] });
                setPicked(null);
              }}
            />
          </div>
          {chosen.length === 0 ? (
            <p className="plan-note muted">{t('siting.chosen.none')}</p>
          ) : (
            <ul className="picked-list" aria-label={t('siting.facilities.chosen')}>
              {chosen.map((id) => (
                <li key={id}>
                  <span className="ellipsis">{speaker.facilityName(id) ?? `№ ${id}`}</span>
                  <ActionButton
                    label={t('siting.remove')}
                    onClick={() => put({ chosen: chosen.filter((one) => one !== id) })}
                  />
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </fieldset>
  );
}
