import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { searchWords } from '../../../shared/hierarchy/search-words.ts';
import type { MergeCommand } from '../../../shared/operations/command.ts';
import type { Category } from '../../../shared/operations/playbook.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { useView } from '../../state/use-view.ts';
import { trpc } from '../../trpc.ts';
import type { Card } from '../answers.ts';
import { PickList } from '../pick-list.tsx';
import { ReasonEnd } from '../reason-end.tsx';
import { ReasonForm } from '../reason-form.tsx';
import { useFormKeys } from '../use-form-keys.ts';

const SHOWN = 6;
type Merging = MergeCommand extends infer One
  ? One extends MergeCommand
    ? Omit<One, 'key' | 'incidentId' | 'expectedVersion'>
    : never
  : never;

/** Chooses the incident that this one repeats: the likely ones first, any open one by number, category or place. */
export function MergeForm(props: {
  card: Card;
  categories: ReadonlyMap<string, Category>;
  onMerge: (asked: Merging) => void;
  onCancel: () => void;
}): ReactElement {
  const { card, categories, onMerge, onCancel } = props;
  const { t, name } = useI18n();
  const { unit } = useView();
  const [text, setText] = useState('');
  const [reason, setReason] = useState('');
  const [chosen, setChosen] = useState<{ id: number; version: number; label: string } | null>(null);
  const [isTried, setTried] = useState(false);
  const open = useQuery(trpc.operations.incidents.list.queryOptions({ unit, states: 'open', limit: 500 }));
  const form = useFormKeys({ onEscape: onCancel });

  const likely = card.duplicates.map(({ incident }) => incident);
  const others = (open.data?.rows ?? []).filter(
    (row) =>
      row.sharedUntil === null && row.id !== card.incident.id && !likely.some((one) => one.id === row.id),
  );
  const picks = [...likely, ...others].map((one) => {
    const category = categories.get(one.category);
    const label = `…${one.number.slice(-6)} ${category ? name(category.name) : one.category}`;
    const words = searchWords(
      `${one.number.slice(-6)} ${category ? Object.values(category.name).join(' ') : ''} ${one.place}`,
    );
    return { id: one.id, version: one.version, label, note: one.place, words };
  });
  const typed = searchWords(text);
  const shown = picks.filter(({ words, label }) =>
    typed.every((word) => words.some((one) => one.startsWith(word)) || label.includes(word)),
  );
  return (
    <form
      ref={form}
      className="close-form"
      aria-label={t('operations.merge')}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!chosen) return;
        const { id: intoId, version: expectedIntoVersion } = chosen;
        onMerge({ type: 'incident.merge', intoId, expectedIntoVersion, reason: reason.trim() });
      }}
    >
      <PickList
        label={t('operations.mergeInto')}
        hint={t('operations.mergeHint')}
        text={text}
        onText={(next) => {
          setText(next);
          setChosen(null);
        }}
        picks={
          chosen ? [] : shown.slice(0, SHOWN).map(({ id, label, note }) => ({ key: String(id), label, note }))
        }
        onPick={(key) => {
          const pick = picks.find(({ id }) => String(id) === key);
          if (!pick) return;
          setChosen(pick);
          setText(pick.label);
        }}
        chosen={chosen ? `✓ ${chosen.label}` : null}
        problem={isTried && !chosen ? t('operations.mergeMissing') : null}
        inputRef={focusOnce}
      />
      <ReasonEnd action={t('operations.mergeDo')} reason={reason} onReason={setReason} onCancel={onCancel} />
    </form>
  );
}
const focusOnce = (input: HTMLInputElement | null): void => input?.focus();

/** Into what this incident was merged, and which reports were merged into it, each with the way back. */
export function CardMerged(props: {
  card: Card;
  onOpen: (id: number) => void;
  /** Takes a report out of an incident; both as the person saw them. */
  onUnmerge: ((report: { id: number; version: number }, intoVersion: number, reason: string) => void) | null;
}): ReactElement | null {
  const { card, onOpen, onUnmerge } = props;
  const { t, time } = useI18n();
  const { incident, merged, mergedInto } = card;
  const [asked, setAsked] = useState<number | null>(null);
  if (merged.length === 0 && incident.mergedInto === null) return null;
  const way = (report: { id: number; version: number }, intoVersion: number): ReactElement | null => {
    if (!onUnmerge) return null;
    if (asked !== report.id)
      return (
        <button type="button" className="link-button" onClick={() => setAsked(report.id)}>
          {t('operations.unmerge')}
        </button>
      );
    return (
      <ReasonForm
        label={t('operations.unmerge')}
        action={t('operations.unmerge')}
        onDone={(reason) => {
          onUnmerge(report, intoVersion, reason);
          setAsked(null);
        }}
        onCancel={() => setAsked(null)}
      />
    );
  };
  return (
    <section className="card-merged">
      {incident.mergedInto === null ? null : (
        <div className="merged-into">
          <strong>{t('operations.mergedInto')}</strong>{' '}
          {mergedInto ? (
            <>
              <button type="button" className="link-button" onClick={() => onOpen(mergedInto.id)}>
                {mergedInto.number}
              </button>{' '}
              {way(incident, mergedInto.version)}
            </>
          ) : (
            t('operations.mergedElsewhere')
          )}
        </div>
      )}
      {merged.length > 0 ? (
        <>
          <h3>{t('operations.mergedReports')}</h3>
          <ul>
            {merged.map((report) => (
              <li key={report.id}>
                <button type="button" className="link-button" onClick={() => onOpen(report.id)}>
                  {report.number}
                </button>{' '}
                <span className="muted">
                  {time(report.receivedAt)} {report.place}
                </span>{' '}
                {way(report, incident.version)}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}
