import type { ReactElement } from 'react';
import type { AdminUnit } from '../../../shared/hierarchy/schema.ts';
import { ancestry, type UnitTree } from '../../../shared/hierarchy/tree.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import '../access.css';
import { useSignedIn } from '../use-me.ts';

/** What one is, where, and until when. */
export function OwnAccess(props: { tree: UnitTree<AdminUnit> | null }): ReactElement {
  const { t, name, day } = useI18n();
  const { person, grants } = useSignedIn();
  const nameOf = (kato: string): string =>
    props.tree
      ? ancestry(props.tree, kato)
          .map((unit) => name(unit.name))
          .join(', ')
      : kato;
  return (
    <section className="access-card panel" aria-label={t('account.roles')}>
      <h2>{t('account.roles')}</h2>
      <p className="muted">{t('account.login', { login: person.login })}</p>
      <ul className="access-lines">
        {grants.map((grant) => (
          <li key={grant.id}>
            <strong>{t(`role.${grant.role}`)}</strong>
            <span>{nameOf(grant.unit)}</span>
            <span className="muted">
              {grant.until === null ? t('account.forGood') : t('account.until', { date: day(grant.until) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
