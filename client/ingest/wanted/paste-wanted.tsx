import { useId, useState, type FormEvent, type ReactElement } from 'react';
import { WANTED_GROUNDS, type WantedRow } from '../../../shared/ingest/wanted.ts';
import type { AdminUnit } from '../../../shared/hierarchy/schema.ts';
import type { UnitTree } from '../../../shared/hierarchy/tree.ts';
import { DeedFoot } from '../../access/deed-foot.tsx';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { useWantedChanges } from './use-wanted.ts';
import { useWantedDraft, WantedFields } from './wanted-fields.tsx';

/** Puts many vehicles on the list at once, and says of every line what became of it. */
export function PasteWanted(props: { tree: UnitTree<AdminUnit>; onDone: () => void }): ReactElement {
  const { tree, onDone } = props;
  const { t } = useI18n();
  const { paste } = useWantedChanges();
  const draft = useWantedDraft();
  const [text, setText] = useState('');
  const [reason, setReason] = useState('');
  const id = useId();
  if (paste.data) return <Report rows={paste.data.rows} onDone={onDone} />;
  const { unit, ground, until } = draft;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (unit !== null && until !== null) paste.mutate({ unit, text, ground, until, reason });
  };
  const grounds = WANTED_GROUNDS.map((value) => `${value} – ${t(`wanted.ground.${value}`)}`).join('; ');
  return (
    <form className="access-card panel wanted-form" aria-label={t('wanted.paste')} onSubmit={submit}>
      <h2>{t('wanted.paste')}</h2>
      <div className="access-field">
        <label htmlFor={id}>{t('wanted.list')}</label>
        <textarea
          id={id}
          className="text-input wanted-text"
          rows={8}
          spellCheck={false}
          value={text}
          aria-describedby={`${id}-about`}
          onChange={(event) => setText(event.target.value)}
        />
        <p id={`${id}-about`} className="muted">
          {t('wanted.listHint')}. {t('wanted.groundsAre', { grounds })}
        </p>
      </div>
      <WantedFields tree={tree} draft={draft} />
      <DeedFoot
        reason={reason}
        onReason={setReason}
        label={t('wanted.paste')}
        isReady={text.trim() !== '' && unit !== null && until !== null}
        deed={paste}
        onCancel={onDone}
      />
    </form>
  );
}

/** What was not added comes first: somebody has to look at it. */
function Report({ rows, onDone }: { rows: readonly WantedRow[]; onDone: () => void }): ReactElement {
  const { t, number } = useI18n();
  const added = rows.filter(({ outcome }) => outcome === 'added').length;
  const sorted = rows.toSorted(
    (a, b) => Number(a.outcome === 'added') - Number(b.outcome === 'added') || a.line - b.line,
  );
  return (
    <section className="access-card panel wanted-form" aria-label={t('wanted.outcome')}>
      <h2 aria-live="polite">
        {t('wanted.added', { count: number(added) })} ·{' '}
        {t('wanted.notAdded', { count: number(rows.length - added) })}
      </h2>
      <div className="wanted-report scroll">
        <table>
          <thead>
            <tr>
              <th>{t('wanted.line')}</th>
              <th>{t('wanted.plate')}</th>
              <th>{t('wanted.outcome')}</th>
            </tr>
          </thead>
          <tbody>
            {sorted.map(({ line, plate, outcome, problem }) => (
              <tr key={line}>
                <td>{number(line)}</td>
                <td>
                  <code>{plate}</code>
                </td>
                <td className={outcome === 'wrong' ? 'access-problem' : undefined}>
                  {outcome === 'wrong'
                    ? t(`wanted.problem.${problem ?? 'plate'}`)
                    : t(`wanted.outcome.${outcome}`)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="sign-in-buttons">
        <button type="button" className="plain-button" onClick={onDone}>
          {t('wanted.done')}
        </button>
      </div>
    </section>
  );
}
