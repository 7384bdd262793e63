import type { ReactElement } from 'react';
import { LOCATION_MODELS } from '../../../shared/planning/location/schema.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { ShortField } from '../branch/short-field.tsx';
import { PickedPlaces } from '../picked/picked-places.tsx';
import { usePicking } from '../picked/picking.ts';
import { hasBudget, limitOf, type Wrong } from './question.ts';
import { useSites, type SitesForm } from './use-sites.ts';

const CANDIDATES = ['settlements', 'facilities', 'hexagons', 'posts', 'chosen'] as const;
const POSTS = ['fixed', 'moveable', 'ignored'] as const;
const WEIGHTS = ['pupils', 'places', 'population', 'incidents'] as const;

/** What is asked: the model, who could stand where, what is to be protected in what time, and how many there may be. */
export function SitesFormFields(props: {
  form: SitesForm;
  wrong: Wrong | null;
  busy: boolean;
  onBegin: () => void;
}): ReactElement {
  const { form, wrong, busy, onBegin } = props;
  const { t } = useI18n();
  const put = (part: Partial<SitesForm>): void => useSites.setState({ form: { ...form, ...part } });
  const text = (field: 'urban' | 'rural' | 'number' | 'budgetKzt' | 'costKzt' | 'busy'): ReactElement => (
    <ShortField
      label={t(`sites.field.${field}`)}
      value={form[field]}
      isNumber
      isWrong={wrong === field || (wrong === 'more' && field === 'number')}
      onChange={(value) => put({ [field]: value })}
    />
  );
  return (
    <form
      className="sites-form"
      aria-label={t('sites.question')}
      onSubmit={(event) => {
        event.preventDefault();
        onBegin();
      }}
    >
      <Choice
        label={t('sites.field.model')}
        value={form.model}
        options={LOCATION_MODELS.map((value) => ({ value, label: t(`sites.model.${value}`) }))}
        onChange={(model) => put({ model })}
      />
      <Choice
        label={t('sites.field.candidates')}
        value={form.candidates}
        options={CANDIDATES.map((value) => ({ value, label: t(`sites.candidates.${value}`) }))}
        onChange={(candidates) => {
          put({ candidates });
          usePicking.setState({ asks: null });
        }}
      />
      {form.candidates === 'chosen' ? (
        <PickedPlaces of="posts" places={form.points} onChange={(points) => put({ points })} />
      ) : null}
      <Choice
        label={t('sites.field.posts')}
        value={form.posts}
        options={POSTS.map((value) => ({ value, label: t(`sites.posts.${value}`) }))}
        onChange={(posts) => put({ posts })}
      />
      <Choice
        label={t('sites.field.weight')}
        value={form.weight}
        options={WEIGHTS.map((value) => ({ value, label: t(`sites.weight.${value}`) }))}
        onChange={(weight) => put({ weight })}
      />
      <div className="sites-pair">
        {text('urban')}
        {text('rural')}
      </div>
      <div className="plan-head">
        <Segmented
          label={t('sites.field.hours')}
          value={form.hours}
          options={(['day', 'night'] as const).map((value) => ({ value, label: t(`branch.hours.${value}`) }))}
          onChange={(hours) => put({ hours })}
        />
        {hasBudget(form) ? (
          <Segmented
            label={t('sites.field.limit')}
            value={form.limit}
            options={(['number', 'budget'] as const).map((value) => ({
              value,
              label: t(`sites.limit.${value}`),
            }))}
            onChange={(next) => put({ limit: next })}
          />
        ) : null}
      </div>
      <div className="sites-pair">
        {limitOf(form) === 'number' ? (
          text('number')
        ) : (
          <>
            {text('budgetKzt')}
            {text('costKzt')}
          </>
        )}
        {form.model === 'expected_covering' ? text('busy') : null}
      </div>
      <button type="submit" className="plain-button" disabled={busy}>
        {t('sites.begin')}
      </button>
    </form>
  );
}
