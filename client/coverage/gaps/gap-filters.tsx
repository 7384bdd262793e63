import { memo } from 'react';
import { GAP_AGES, GAP_LISTS, GAP_SORTS } from '../../../shared/coverage/gap-case.ts';
import { FACILITY_TYPES, GROUPS, MEASURES } from '../../../shared/register/schema.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { useChangeView } from '../../state/use-view.ts';
import type { View } from '../../state/view.ts';
import { Choice } from '../../ui/choice.tsx';

/** Which gaps are listed, and in which order; all of it stands in the address, and is drawn anew with it alone: seven drop-downs. */
export const GapFilters = memo(function GapFilters(props: { view: View }) {
  const { view } = props;
  const { t } = useI18n();
  const change = useChangeView();
  return (
    <section className="gap-filters" aria-label={t('gaps.filters')}>
      <Choice
        label={t('gaps.list')}
        value={view.gaps}
        options={GAP_LISTS.map((value) => ({ value, label: t(`gaps.list.${value}`) }))}
        onChange={(gaps) => change({ gaps }, 'replace')}
      />
      <Choice
        label={t('filter.measure')}
        value={view.gapMeasure}
        options={[
          { value: 'all' as const, label: t('gaps.allMeasures') },
          ...MEASURES.map((value) => ({ value, label: t(`measure.${value}`) })),
        ]}
        // The map shows the same measure.
        onChange={(gapMeasure) =>
          change({ gapMeasure, ...(gapMeasure === 'all' ? {} : { measure: gapMeasure }) }, 'replace')
        }
      />
      <Choice
        label={t('gaps.age')}
        value={view.gapAge}
        options={GAP_AGES.map((value) => ({ value, label: t(`gaps.age.${value}`) }))}
        onChange={(gapAge) => change({ gapAge }, 'replace')}
      />
      <Choice
        label={t('gaps.sort')}
        value={view.gapSort}
        options={GAP_SORTS.map((value) => ({ value, label: t(`gaps.sort.${value}`) }))}
        onChange={(gapSort) => change({ gapSort }, 'replace')}
      />
      <Choice
        label={t('filter.type')}
        value={view.type}
        options={(['all', ...FACILITY_TYPES] as const).map((value) => ({ value, label: t(`type.${value}`) }))}
        onChange={(type) => change({ type }, 'replace')}
      />
      <Choice
        label={t('filter.group')}
        value={view.group}
        options={(['all', ...GROUPS] as const).map((value) => ({ value, label: t(`group.${value}`) }))}
        onChange={(group) => change({ group }, 'replace')}
      />
      <Choice
        label={t('gaps.owner')}
        value={view.gapOwner}
        options={(['all', 'state', 'private'] as const).map((value) => ({
          value,
          label: t(`gaps.owner.${value}`),
        }))}
        onChange={(gapOwner) => change({ gapOwner }, 'replace')}
      />
    </section>
  );
});
