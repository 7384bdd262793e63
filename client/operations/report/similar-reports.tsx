import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { keyFor } from '../../command/print-key.ts';
import type { Category } from '../../../shared/operations/playbook.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { client } from '../../trpc.ts';
import { moveFocus } from '../../ui/move-focus.ts';
import { reasonText } from '../card/duplicate-words.ts';
import { useSettled } from './use-settled.ts';

const SETTLE_MS = 400;
const SHOWN = 3;

/** As much of a report as two reports are compared by. */
type Typed = Parameters<typeof client.operations.incidents.similar.mutate>[0];

/** Incidents that the report may repeat, most likely first, asked for while it is typed. */
export function useSimilar(typed: Typed) {
  const settled = useSettled(typed, SETTLE_MS);
  // Without a place, a telephone or words there is nothing to compare.
  const isEnough = settled.place !== null || settled.phone.length >= 6 || settled.text.trim().length >= 8;
  const query = useQuery({
    queryKey: ['operations', 'similar', settled],
    queryFn: () => client.operations.incidents.similar.mutate(settled),
    enabled: isEnough,
    staleTime: 5_000,
    placeholderData: (before) => before,
  });
  return { found: isEnough ? (query.data ?? []).slice(0, SHOWN) : [], failed: isEnough && query.isError };
}
export type Similar = ReturnType<typeof useSimilar>['found'][number];

/** What may have been reported already, with the reasons; one press adds the report to it instead of opening a new one. */
export function SimilarReports(props: {
  found: readonly Similar[];
  failed: boolean;
  categories: readonly Category[];
  busy: boolean;
  onAdd: (incidentId: number) => void;
}): ReactElement {
  const { found, failed, categories, busy, onAdd } = props;
  const i18n = useI18n();
  const { t, name } = i18n;
  return (
    <section aria-label={t('operations.similar')} aria-live="polite">
      {failed ? <p className="late">{t('operations.similarFailed')}</p> : null}
      {found.length > 0 ? (
        <div className="similar">
          <h3>{t('operations.similar')}</h3>
          <p className="muted">{t('operations.similarHint')}</p>
          <ul>
            {found.map(({ incident, verdict, reasons, minutesApart }, i) => {
              const category = categories.find(({ id }) => id === incident.category);
              return (
                <li key={incident.id} data-verdict={verdict}>
                  <p>
                    <strong>{category ? name(category.name) : incident.category}</strong> {incident.place} ·{' '}
                    {t(`operations.verdict.${verdict}`)}
                    <br />
                    <span className="muted">{reasonText(minutesApart, reasons, i18n)}</span>
                  </p>
                  <button
                    type="button"
                    className="quiet-button"
                    disabled={busy}
                    aria-keyshortcuts={i === 0 ? keyFor('report.first') : undefined}
                    onClick={() => onAdd(incident.id)}
                    onKeyDown={moveFocus}
                  >
                    {t('operations.similarAdd', { number: incident.number.slice(-6) })}
                    {i === 0 ? <kbd className="key">F2</kbd> : null}
                  </button>
                </li>
              );
            })}
          </ul>
        </div>
      ) : null}
    </section>
  );
}
