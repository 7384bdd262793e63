import type { ReactElement } from 'react';
import type { AuditEntry } from '../../../shared/access/audit.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { useOpened } from '../../ui/use-opened.ts';
import { differences } from './differences.ts';
import { actorText, deedText, reasonText, thingText } from './words.ts';

/** One entry in full: what stood before and after, where it came from, its link in the chain. */
export function AuditEntryCard(props: {
  entry: AuditEntry;
  onPerson: (actor: string) => void;
  onObject: (object: string) => void;
}): ReactElement {
  const { entry, onPerson, onObject } = props;
  const i18n = useI18n();
  const { t, moment } = i18n;
  const { object } = entry;
  const opened = useOpened<HTMLElement>(entry.id);
  const lines = differences(entry.before, entry.after);
  return (
    <section
      ref={opened}
      className="access-card panel audit-card scroll"
      aria-label={t('audit.entry', { id: entry.id })}
    >
      <h2>{t('audit.entry', { id: entry.id })}</h2>
      <p>
        <strong title={entry.action}>{deedText(i18n, entry.action)}</strong> ·{' '}
        {t(`audit.outcome.${entry.outcome}`)} · {moment(entry.at)}
      </p>
      {entry.note === null ? null : <p>«{reasonText(i18n, entry.note)}»</p>}
      <div className="audit-asks">
        <button type="button" className="quiet-button" onClick={() => onPerson(entry.actor)}>
          {t('audit.trail', { actor: actorText(i18n, entry) })}
        </button>
        {object === null ? null : (
          <button type="button" className="quiet-button" onClick={() => onObject(object)}>
            {t('audit.history', { object: thingText(i18n, object) })}
          </button>
        )}
      </div>
      {lines.length > 0 ? (
        <table className="audit-differences">
          <thead>
            <tr>
              <th scope="col">{t('audit.field')}</th>
              <th scope="col">{t('audit.before')}</th>
              <th scope="col">{t('audit.after')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ field, before, after }) => (
              <tr key={field}>
                <th scope="row">{field}</th>
                <td>{before}</td>
                <td>{after}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      <dl className="audit-facts">
        <dt>{t('audit.address')}</dt>
        <dd>{entry.address ?? '—'}</dd>
        <dt>{t('audit.hash')}</dt>
        <dd>
          <code>{entry.hash}</code>
        </dd>
        <dt>{t('audit.prevHash')}</dt>
        <dd>
          <code>{entry.prevHash}</code>
        </dd>
      </dl>
    </section>
  );
}
