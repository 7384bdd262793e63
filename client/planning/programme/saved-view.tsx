import { ArrowLeft, Download } from 'lucide-react';
import type { ReactElement } from 'react';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { errorText } from '../../state/error-text.ts';
import { useChangeView } from '../../state/use-view.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { EmptyState, Notice, Skeleton } from '../../ui/state.tsx';
import { changeDraft, draftOf } from './draft.ts';
import { ResultView } from './result-view.tsx';
import type { Surroundings } from './surroundings.ts';
import { useSaved } from './use-programme.ts';

const FORMATS = ['xlsx', 'csv'] as const;

/** A saved programme: as it was found, with the prices and the evidence of that day. */
export function SavedView(props: Surroundings & { id: number }): ReactElement {
  const { id, mayChange, mayExport, nameOf } = props;
  const { t, moment, language } = useI18n();
  const change = useChangeView();
  const saved = useSaved(id);
  const close = (): void => change({ programme: undefined });
  if (saved.isError && !saved.data)
    return (
      <EmptyState
        broken
        title={t('programme.failed')}
        hint={t('error.detail', { message: errorText(t, saved.error) })}
        action={{ label: t('programme.saved.close'), onClick: close }}
      />
    );
  if (!saved.data)
    return (
      <output className="side-loading" aria-busy="true" aria-label={t('programme.loading')}>
        <Skeleton heightRem={8} />
      </output>
    );
  const { input, result, name, kato, createdAt, pricesChanged } = saved.data;
  return (
    <div className="plan-body programme scroll">
      <div className="programme-line">
        <button type="button" className="quiet-button" onClick={close}>
          <ArrowLeft aria-hidden />
          {t('programme.saved.close')}
        </button>
        <ActionButton
          label={t('programme.saved.reuse')}
          onClick={() => {
            changeDraft(draftOf(input));
            change({ unit: kato, programme: undefined });
          }}
        />
        {mayExport
          ? FORMATS.map((format) => (
              <a
                key={format}
                className="icon-button"
                href={`/export/programme.${format}?saved=${id}&lang=${language}`}
                download
                aria-label={t('programme.export', { format: format.toUpperCase() })}
                title={t('programme.export', { format: format.toUpperCase() })}
              >
                <Download aria-hidden />
                {format.toUpperCase()}
              </a>
            ))
          : null}
      </div>
      <h2>{t('programme.saved.open', { name })}</h2>
      <p className="plan-note muted">
        {nameOf(kato)} ·{' '}
        {t('programme.saved.by', {
          years: t('programme.saved.years', { n: input.budgets.length }),
          first: String(input.firstYear),
          moment: moment(createdAt),
        })}
      </p>
      {pricesChanged ? <Notice tone="warning">{t('programme.saved.stale')}</Notice> : null}
      <ResultView
        result={result}
        question={input}
        of={{ saved: id }}
        nameOf={nameOf}
        onStop={null}
        mayTake={mayChange}
        onName={null}
      />
    </div>
  );
}
