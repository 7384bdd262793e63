import type { ReactElement } from 'react';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { CheckList } from './check-list.tsx';
import { useCategories } from './use-notify.ts';

/** Categories of incidents, each with everything below it; none means all. */
export function CategoryField(props: {
  values: readonly string[];
  onChange: (values: string[]) => void;
}): ReactElement {
  const { values, onChange } = props;
  const { t, name, number } = useI18n();
  const { data = [] } = useCategories();
  const roots = data.filter(({ parentId }) => parentId === null);
  return (
    <details className="notify-categories">
      <summary>
        {t('notify.categories')}: {values.length === 0 ? t('notify.allCategories') : number(values.length)}
      </summary>
      {roots.map((root) => (
        <CheckList
          key={root.id}
          label={name(root.name)}
          options={data
            .filter(({ id, parentId }) => id === root.id || parentId === root.id)
            .map(({ id, name: words }) => ({
              value: id,
              label: id === root.id ? t('notify.wholeGroup') : name(words),
            }))}
          values={values}
          onChange={onChange}
        />
      ))}
    </details>
  );
}
