import type { ReactElement } from 'react';
import type { Category } from '../../../shared/operations/playbook.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { Skeleton } from '../../ui/state.tsx';
import { useCategories, type PlaybookLine } from './use-playbooks.ts';
import { PriorityMark } from '../priority-mark.tsx';

const depthOf = (category: Category, byId: ReadonlyMap<string, Category>): number => {
  const parent = byId.get(category.parentId ?? '');
  return parent ? 1 + depthOf(parent, byId) : 0;
};

/** The tree of categories as it came with the product: priority, how a wall shows it, and its playbook. */
export function CategoryTree(props: {
  playbooks: readonly PlaybookLine[];
  onOpen: (playbookId: string) => void;
}): ReactElement {
  const { playbooks, onOpen } = props;
  const { t, name } = useI18n();
  const { data } = useCategories();
  if (!data) return <Skeleton heightRem={20} />;
  const byId = new Map(data.map((category) => [category.id, category]));
  return (
    <section className="office-card panel" aria-label={t('playbooks.categories')}>
      <h2>{t('playbooks.categories')}</h2>
      <p className="muted">{t('playbooks.categoriesAbout')}</p>
      <table className="category-tree">
        <thead>
          <tr>
            <th scope="col">{t('operations.category')}</th>
            <th scope="col">{t('operations.priority')}</th>
            <th scope="col">{t('playbooks.wall')}</th>
            <th scope="col">{t('operations.playbook')}</th>
          </tr>
        </thead>
        <tbody>
          {data.map((category) => {
            const playbook = playbooks.find(({ id }) => id === category.playbookId);
            return (
              <tr key={category.id}>
                <th scope="row" data-depth={Math.min(3, depthOf(category, byId))}>
                  {name(category.name)}
                </th>
                <td>
                  <PriorityMark priority={category.priority} />
                </td>
                <td>{t(`playbooks.wall.${category.wall}`)}</td>
                <td>
                  {playbook ? (
                    <button type="button" className="link-button" onClick={() => onOpen(playbook.id)}>
                      {name(playbook.title)}
                    </button>
                  ) : (
                    '–'
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
