import type { ReactElement } from 'react';
import { LATEST } from '../../shared/coverage/schema.ts';
import type { EvidenceSource } from '../../shared/register/schema.ts';
import { FACILITY_TYPES, GROUPS, MEASURES } from '../../shared/register/schema.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { useChangeView } from '../state/use-view.ts';
import type { View } from '../state/view.ts';
import { Choice } from '../ui/choice.tsx';
import { versusOptions } from './choose-versus.ts';

/** No source is called so. */
const NOTHING = '';

/** Which measure, of which facilities, by which source, against which other one. */
export function Filters(props: {
  view: View;
  sources: readonly EvidenceSource[];
  /** The source that really answers, and the one it is set against. */
  source: string;
  versus: string | null;
}): ReactElement {
  const { view, sources, source, versus } = props;
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
        label={t('filter.group')}
        value={view.group}
        options={(['all', ...GROUPS] as const).map((value) => ({ value, label: t(`group.${value}`) }))}
        onChange={(group) => change({ group })}
      />
      <Choice
        label={t('filter.source')}
        value={sources.some(({ id }) => id === view.source) ? view.source : LATEST}
        options={[
          { value: LATEST, label: t('source.latest') },
          ...speaking.map((one) => ({ value: one.id, label: name(one.title) })),
        ]}
        onChange={(chosen) => change({ source: chosen })}
      />
      <Choice
        label={t('filter.versus')}
        value={versus ?? NOTHING}
        options={[
          { value: NOTHING, label: t('compare.nothing') },
          ...(source === LATEST ? [] : [{ value: LATEST, label: t('source.latest') }]),
          ...versusOptions(source, view.measure, speaking).map((other) => ({
            value: other.id,
            label: name(other.title),
          })),
        ]}
        onChange={(chosen) => change({ versus: chosen === NOTHING ? undefined : chosen })}
      />
    </section>
  );
}
