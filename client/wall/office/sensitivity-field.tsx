import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { WallFacts } from '../../../shared/wall/schema.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { trpc } from '../../trpc.ts';
import { Segmented } from '../../ui/segmented.tsx';

const VIEWS = ['normal', 'dim', 'hide'] as const;
type Sensitivity = WallFacts['sensitivity'];

/** How strictly this wall treats a category: as its rule says, or more strictly. */
export function SensitivityField(props: {
  value: Sensitivity;
  onChange: (value: Sensitivity) => void;
}): ReactElement {
  const { value, onChange } = props;
  const { t, name } = useI18n();
  const { data: categories = [] } = useQuery(trpc.operations.categories.queryOptions());
  const count = Object.keys(value).length;
  return (
    <details className="wall-part">
      <summary>
        {t('walls.sensitivity')}
        {count > 0 ? ` · ${count}` : ''}
      </summary>
      <p className="muted">{t('walls.sensitivityHint')}</p>
      <ul className="wall-sensitivity">
        {categories.map((category) => (
          <li key={category.id}>
            <span>
              {name(category.name)} <span className="muted">· {t(`walls.rule.${category.wall}`)}</span>
            </span>
            <Segmented
              label={name(category.name)}
              value={value[category.id] ?? 'normal'}
              options={VIEWS.map((view) => ({ value: view, label: t(`walls.view.${view}`) }))}
              onChange={(view) => {
                const { [category.id]: _, ...rest } = value;
                onChange(view === 'normal' ? rest : { ...rest, [category.id]: view });
              }}
            />
          </li>
        ))}
      </ul>
    </details>
  );
}
