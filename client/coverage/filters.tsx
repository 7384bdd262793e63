import type { ReactElement } from 'react';
import { LATEST } from '../../shared/coverage/schema.ts';
import type { EvidenceSource } from '../../shared/register/schema.ts';
import { FACILITY_TYPES, GROUPS, MEASURES } from '../../shared/register/schema.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { useChangeView } from '../state/use-view.ts';
import type { View } from '../state/view.ts';
import { Choice } from '../ui/choice.tsx';

/** Which measure, of which facilities, by which source. */
export function Filters(props: { view: View; sources: readonly EvidenceSource[] }): ReactElement {
  const { view, sources } = props;
  const { t, name } = useI18n();
  const change = useChangeView();
  const speaking = sources.toSorted((a, b) => b.priority - a.priority);
  return (
    <section className="filters" aria-label={t('filter.title')}>
      <Choice
        label={t('filter.measure')}
        value={view.measure}
        options={MEASURES.map((value) => ({ value, label: t(`measure.${value}`) }))}
        onChange={(measure) => change({ measure })}
      />
      <Choice
        label={t('filter.type')}
        value={view.type}
        options={(['all', ...FACILITY_TYPES] as const).map((value) => ({ value, label: t(`type.${value}`) }))}
        onChange={(type) => change({ type })}
      />
      <Choice
        label={t('filter.source')}
        value={view.source}
        options={[
          { value: LATEST, label: t('source.latest') },
          ...speaking.map((source) => ({ value: source.id, label: name(source.title) })),
        ]}
        onChange={(source) => change({ source })}
      />
      <Choice
        label={t('filter.group')}
        value={view.group}
        options={(['all', ...GROUPS] as const).map((value) => ({ value, label: t(`group.${value}`) }))}
        onChange={(group) => change({ group })}
      />
    </section>
  );
}
