import { UserPlus } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import type { AdminUnit } from '../../../shared/hierarchy/schema.ts';
import type { UnitTree } from '../../../shared/hierarchy/tree.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { Failed } from '../../state/failed.tsx';
import { FlagField } from '../../ui/flag-field.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { EmptyState, Skeleton } from '../../ui/state.tsx';
import { useOpened } from '../../ui/use-opened.ts';
import '../../ui/text-input.css';
import '../access.css';
import '../sign-in.css';
import { NewPerson } from './new-person.tsx';
import './people.css';
import { PersonCard } from './person-card.tsx';
import { usePeople, usePerson } from './use-people.ts';

type Open = { what: 'none' } | { what: 'new' } | { what: 'person'; id: number };

/** People and their roles, as far as the territory of who looks. */
export function PeoplePanel({ tree }: { tree: UnitTree<AdminUnit> | null }): ReactElement {
  const { t } = useI18n();
  const [text, setText] = useState('');
  const [isWithDisabled, setWithDisabled] = useState(false);
  const [open, setOpen] = useState<Open>({ what: 'none' });
  const opened = useOpened<HTMLDivElement>(open.what === 'none' ? null : open);
  const people = usePeople(text, isWithDisabled);
  const rows = people.data?.pages.flatMap((page) => page.rows) ?? [];
  if (people.error)
    return <Failed title={t('people.failed')} error={people.error} onRetry={() => void people.refetch()} />;
  return (
    <div className="people">
      <section className="people-list" aria-label={t('admin.people')}>
        <div className="people-tools">
          <SearchField
            className="text-input people-search"
            label={t('people.search')}
            value={text}
            onChange={setText}
          />
          <FlagField label={t('people.withDisabled')} value={isWithDisabled} onChange={setWithDisabled} />
          <button type="button" className="plain-button" onClick={() => setOpen({ what: 'new' })}>
            <UserPlus aria-hidden />
            {t('people.new')}
          </button>
        </div>
        {people.isPending ? <Skeleton heightRem={12} /> : null}
        {people.data && rows.length === 0 ? <EmptyState title={t('people.none')} /> : null}
        <ul>
          {rows.map((person) => (
            <li key={person.id}>
              <button
                type="button"
                className="person-line"
                aria-current={open.what === 'person' && open.id === person.id ? 'true' : undefined}
                data-disabled={person.disabled ? '' : undefined}
                onClick={() => setOpen({ what: 'person', id: person.id })}
              >
                <strong className="ellipsis">{person.displayName}</strong>
                <span className="muted ellipsis">{person.login}</span>
                <span className="muted ellipsis">
                  {[...new Set(person.grants.map(({ role }) => t(`role.${role}`)))].join(', ') || '—'}
                </span>
              </button>
            </li>
          ))}
        </ul>
        {people.hasNextPage ? (
          <button
            type="button"
            className="icon-button access-all"
            onClick={() => void people.fetchNextPage()}
          >
            {t('people.more')}
          </button>
        ) : null}
      </section>
      <div ref={opened} className="people-open">
        {open.what === 'none' || !tree ? <p className="muted people-hint">{t('people.choose')}</p> : null}
        {open.what === 'new' && tree ? (
          <NewPerson
            tree={tree}
            onDone={(id) => setOpen(id === null ? { what: 'none' } : { what: 'person', id })}
          />
        ) : null}
        {open.what === 'person' && tree ? <OpenPerson key={open.id} id={open.id} tree={tree} /> : null}
      </div>
    </div>
  );
}

function OpenPerson(props: { id: number; tree: UnitTree<AdminUnit> }): ReactElement {
  const { t } = useI18n();
  const { data, error } = usePerson(props.id);
  if (error) return <EmptyState broken title={t('people.gone')} />;
  return data ? <PersonCard person={data} tree={props.tree} /> : <Skeleton heightRem={16} />;
}
