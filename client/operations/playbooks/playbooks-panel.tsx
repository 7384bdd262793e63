import { useState, type ReactElement } from 'react';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { useOpened } from '../../ui/use-opened.ts';
import { NotYet } from '../office/not-yet.tsx';
import '../office/office.css';
import '../operations.css';
import { CategoryTree } from './category-tree.tsx';
import { PlaybookView } from './playbook-view.tsx';
import './playbooks.css';
import { useCategories, usePlaybooks, type PlaybookLine } from './use-playbooks.ts';

type Open = { what: 'none' | 'categories' } | { what: 'playbook'; id: string };

/** The playbooks in force: who put them there, on what acts they rest, and which categories run by them. */
export function PlaybooksPanel(props: { mayPut: boolean }): ReactElement {
  const { mayPut } = props;
  const { t } = useI18n();
  const { data, error, refetch } = usePlaybooks();
  const { data: categories = [] } = useCategories();
  const [open, setOpen] = useState<Open>({ what: 'none' });
  const opened = useOpened<HTMLDivElement>(open.what === 'none' ? null : open);
  if (!data)
    return (
      <NotYet error={error} title={t('playbooks.failed')} heightRem={20} onRetry={() => void refetch()} />
    );
  const show = (id: string): void => setOpen({ what: 'playbook', id });
  return (
    <div className="office">
      <section className="office-list" aria-label={t('admin.playbooks')}>
        <ActionButton label={t('playbooks.categories')} onClick={() => setOpen({ what: 'categories' })} />
        <ul className="playbook-list">
          {data.map((line) => (
            <li key={line.id}>
              <Line
                line={line}
                categories={categories.filter(({ playbookId }) => playbookId === line.id)}
                isOpen={open.what === 'playbook' && open.id === line.id}
                onOpen={show}
              />
            </li>
          ))}
        </ul>
      </section>
      <div ref={opened} className="office-open">
        {open.what === 'none' ? <p className="muted office-choose">{t('playbooks.choose')}</p> : null}
        {open.what === 'categories' ? <CategoryTree playbooks={data} onOpen={show} /> : null}
        {open.what === 'playbook' ? <PlaybookView key={open.id} id={open.id} mayPut={mayPut} /> : null}
      </div>
    </div>
  );
}

function Line(props: {
  line: PlaybookLine;
  categories: readonly { id: string; name: PlaybookLine['title'] }[];
  isOpen: boolean;
  onOpen: (id: string) => void;
}): ReactElement {
  const { line, categories, isOpen, onOpen } = props;
  const { note } = line;
  const { t, name, moment } = useI18n();
  return (
    <button
      type="button"
      className="office-line playbook-line"
      aria-current={isOpen ? 'true' : undefined}
      onClick={() => onOpen(line.id)}
    >
      <strong>{name(line.title)}</strong>
      <span>{t('operations.version', { version: note.version })}</span>
      <span className="muted">
        {note.at === null
          ? t('playbooks.shipped')
          : t('playbooks.since', { by: note.by ?? '–', at: moment(new Date(note.at).toISOString()) })}
      </span>
      <span className="muted">{categories.map((one) => name(one.name)).join(', ')}</span>
      <span className="muted">{line.legalBasis.map(({ citation }) => citation).join('; ')}</span>
    </button>
  );
}
