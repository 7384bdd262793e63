import { useState, type ReactElement, type RefObject } from 'react';
import { useI18n } from '../../i18n/use-i18n.tsx';
import type { Card } from '../answers.ts';
import { actorName } from '../actor-name.ts';
import { eventWords } from './event-words.ts';

/** What happened, newest first, and a line for a note; what is typed stays until the server has it. */
export function CardLog(props: {
  card: Card;
  callSign: (unitId: number) => string;
  noteRef: RefObject<HTMLInputElement | null>;
  onNote: ((text: string, done: () => void) => void) | null;
}): ReactElement {
  const { card, callSign, noteRef, onNote } = props;
  const { t, time, name } = useI18n();
  const [note, setNote] = useState('');
  const stepName = (id: string): string => {
    const step = card.playbook?.playbook.steps.find((one) => one.id === id);
    return step ? name(step.action) : id;
  };
  return (
    <section>
      <h3>{t('operations.log')}</h3>
      {onNote ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (note.trim() !== '') onNote(note.trim(), () => setNote(''));
          }}
        >
          <input
            ref={noteRef}
            className="ops-input"
            aria-label={t('operations.note')}
            placeholder={`${t('operations.note')} (M)`}
            maxLength={4000}
            value={note}
            onChange={(event) => setNote(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') event.currentTarget.blur();
            }}
          />
        </form>
      ) : null}
      <ol className="log">
        {card.log.toReversed().map((entry) => (
          <li key={entry.seq}>
            <span className="muted">
              {time(entry.happenedAt)}
              {entry.at - entry.happenedAt > 5_000
                ? ` (${t('operations.sentLater', { time: time(entry.at) })})`
                : ''}
            </span>{' '}
            {eventWords(entry.event, { t, unitName: callSign, stepName })}{' '}
            <span className="muted">{actorName(entry.actor, { t, people: card.people, callSign })}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
