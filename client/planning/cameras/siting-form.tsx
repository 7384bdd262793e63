import type { ReactElement } from 'react';
import { DemandField } from './demand-field.tsx';
import { FacilitiesField } from './facilities-field.tsx';
import { LensesField } from './lenses-field.tsx';
import { PolesField } from './poles-field.tsx';
import { viewsOf, type Wrong } from './question.ts';
import { useSiting, type SitingForm } from './use-siting.ts';
import type { PlanSpeaker } from '../../../shared/planning/branch/change-text.ts';
import type { PlanPicture } from '../../../shared/planning/branch/picture.ts';
import { MOST_VIEWS } from '../../../shared/planning/camera-siting/schema.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { ShortField } from '../branch/short-field.tsx';

/** What is asked: which facilities, from which poles, with which lenses, what must be seen, and how many cameras there may be. */
export function SitingFormFields(props: {
  form: SitingForm;
  picture: PlanPicture;
  speaker: PlanSpeaker;
  /** How many facilities the question is about as it stands. */
  facilities: number;
  wrong: Wrong | null;
  busy: boolean;
  onBegin: () => void;
}): ReactElement {
  const { form, picture, speaker, facilities, wrong, busy, onBegin } = props;
  const { t, number } = useI18n();
  const put = (part: Partial<SitingForm>): void => useSiting.setState({ form: { ...form, ...part } });
  const text = (field: 'number' | 'budgetKzt' | 'timeLimitS'): ReactElement => (
    <ShortField
      label={t(`siting.${field}`)}
      value={form[field]}
      isNumber
      isWrong={wrong?.field === field}
      onChange={(value) => put({ [field]: value })}
    />
  );
  const views = viewsOf(form, facilities);
  return (
    <form
      className="sites-form"
      aria-label={t('siting.question')}
      onSubmit={(event) => {
        event.preventDefault();
        onBegin();
      }}
    >
      <FacilitiesField
        form={form}
        picture={picture}
        speaker={speaker}
        isWrong={wrong?.field === 'facilities'}
      />
      <DemandField form={form} wrong={wrong} />
      <PolesField form={form} wrong={wrong} />
      <LensesField form={form} wrong={wrong} />
      <div className="plan-head">
        <Segmented
          label={t('siting.existing')}
          value={form.existing}
          options={(['count', 'ignore'] as const).map((value) => ({
            value,
            label: t(`siting.existing.${value}`),
          }))}
          onChange={(existing) => put({ existing })}
        />
        <Segmented
          label={t('siting.limit')}
          value={form.limit}
          options={(['number', 'budget'] as const).map((value) => ({
            value,
            label: t(`sites.limit.${value}`),
          }))}
          onChange={(limit) => put({ limit })}
        />
      </div>
      <div className="sites-pair">
        {text(form.limit === 'number' ? 'number' : 'budgetKzt')}
        {text('timeLimitS')}
      </div>
      <p className={views > MOST_VIEWS ? 'plan-note siting-late' : 'plan-note muted'}>
        {t('siting.views', { value: number(views), most: number(MOST_VIEWS) })}
      </p>
      <button type="submit" className="plain-button" disabled={busy}>
        {t('siting.begin')}
      </button>
    </form>
  );
}
