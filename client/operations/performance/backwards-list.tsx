import type { ReactElement } from 'react';
import { useI18n } from '../../i18n/use-i18n.tsx';
import type { Performance } from '../answers.ts';

/** Incidents whose clock runs backwards: what no figure counts is shown. */
export function BackwardsList(props: {
  backwards: Performance['backwards'];
  onOpen: (id: number) => void;
}): ReactElement {
  const { backwards, onOpen } = props;
  const { t, number } = useI18n();
  const more = backwards.n - backwards.rows.length;
  return (
    <section className="backwards">
      <h2>
        {t('performance.backwards')} · {number(backwards.n)}
      </h2>
      <p className="muted">
        {backwards.n === 0 ? t('performance.backwardsNone') : t('performance.backwardsHint')}
      </p>
      <ul>
        {backwards.rows.map(({ id, number: named, metric, seconds }) => (
          <li key={`${id} ${metric}`}>
            <button type="button" className="link-button" onClick={() => onOpen(id)}>
              {named}
            </button>{' '}
            {t(`performance.metric.${metric}`)}:{' '}
            <span className="late">
              {t('performance.seconds', { value: number(seconds).replace('-', '−') })}
            </span>
          </li>
        ))}
      </ul>
      {more > 0 ? <p className="muted">{t('performance.backwardsMore', { n: more })}</p> : null}
    </section>
  );
}
