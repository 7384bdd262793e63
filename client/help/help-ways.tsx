import { Check, Circle } from 'lucide-react';
import type { ReactElement } from 'react';
import { FIRST_TASKS } from '../../shared/access/preference.ts';
import { useSignedIn } from '../access/use-me.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { ActionButton } from '../ui/action-button.tsx';
import { usePreferences } from './first-steps/use-preferences.ts';
import { startTour, toursOf } from './tour/tour-state.ts';

/** The ways to learn the whole: a tour of one's work, and five tasks that tick themselves. */
export function HelpWays(): ReactElement {
  const { t } = useI18n();
  const { grants } = useSignedIn();
  const known = usePreferences();
  const tours = toursOf(grants.map(({ role }) => role));
  const done = known?.tasks ?? [];
  return (
    <>
      {tours.length === 0 ? null : (
        <section aria-label={t('tour.title')}>
          <h3>{t('tour.title')}</h3>
          <div className="help-ways">
            {tours.map((role) => (
              <ActionButton key={role} label={t(`tour.${role}`)} onClick={() => startTour(role)} />
            ))}
          </div>
        </section>
      )}
      <section aria-label={t('welcome.tasks')}>
        <h3>
          {t('welcome.tasks')} · {t('welcome.done', { done: done.length, all: FIRST_TASKS.length })}
        </h3>
        <ol className="help-tasks">
          {FIRST_TASKS.map((task) => {
            const isDone = done.includes(task);
            return (
              <li key={task} data-done={isDone ? '' : undefined}>
                {isDone ? <Check aria-hidden /> : <Circle aria-hidden />}
                <span>
                  {t(`welcome.task.${task}`)}
                  {isDone ? <span className="visually-hidden"> {t('welcome.isDone')}</span> : null}
                </span>
              </li>
            );
          })}
        </ol>
      </section>
    </>
  );
}
