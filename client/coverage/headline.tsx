import type { ReactElement, ReactNode } from 'react';
import type { CoverageCell } from '../../shared/coverage/schema.ts';
import { leftOut, shareOf } from '../../shared/coverage/share.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { useChangeView } from '../state/use-view.ts';
import type { View } from '../state/view.ts';
import { FigureButton } from '../ui/figure-button.tsx';
import { Hint } from '../ui/hint.tsx';
import { later } from '../ui/later.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { Skeleton } from '../ui/state.tsx';
import type { ComparedSource } from './compare-headline.tsx';
import './headline.css';

const CompareHeadline = later(
  async () => (await import('./compare-headline.tsx')).CompareHeadline,
  <Skeleton heightRem={7} />,
);

type HeadlineProps = {
  view: View;
  unitName: string;
  /** Undefined while it is being loaded. */
  cell: CoverageCell | undefined;
  /** ISO date of the newest evidence; null when the source is silent. */
  asOf: string | null;
  sourceTitle: string;
  /** Both sources of a comparison; null when there is none. */
  compared: readonly [ComparedSource, ComparedSource] | null;
  onExplain: (figure: { source?: string; cell: CoverageCell }, anchor: Element) => void;
  /** What else may be done with the territory. */
  tools?: ReactNode;
};

function Fact(props: { label: string; hint: string; value: string; gap?: boolean }): ReactElement {
  const { label, hint, value, gap = false } = props;
  return (
    <Hint className="fact" text={hint}>
      <span className="fact-label ellipsis">{label}</span>
      <span className="fact-value" data-gap={gap ? '' : undefined}>
        {value}
      </span>
    </Hint>
  );
}

/** The share written out: fraction, words, date, source – and what it leaves out. */
function Figures(props: HeadlineProps & { cell: CoverageCell }): ReactElement {
  const { view, cell, asOf, sourceTitle, onExplain } = props;
  const { t, number, percent, date } = useI18n();
  const { numerator, denominator, share } = shareOf(cell, view.of);
  const required = view.of === 'required';
  return (
    <>
      <div className="headline-main">
        <span className="headline-share" data-empty={share === null ? '' : undefined}>
          {share === null ? t('headline.noData') : percent(share)}
        </span>
        <div>
          <p className="headline-fraction">
            {cell.facilities === 0 ? (
              t('headline.nobody')
            ) : (
              <FigureButton label={t('provenance.ask')} onPress={(anchor) => onExplain({ cell }, anchor)}>
                {t(`headline.ofReported.${view.type}`, { part: number(numerator), n: denominator })}
              </FigureButton>
            )}
          </p>
          <p>{t(`measureIs.${view.measure}`)}</p>
          <p className="muted">{t(`headline.${view.of}`)}</p>
        </div>
      </div>
      <div className="headline-facts">
        <Fact
          label={t('headline.gap')}
          hint={t('headline.gapHint')}
          value={number(cell.gap)}
          gap={cell.gap > 0}
        />
        <Fact
          label={required ? t('headline.requiredUnknown') : t('headline.unknown')}
          hint={t('headline.unknownHint')}
          value={number(leftOut(cell, view.of))}
        />
        {required ? (
          <Fact
            label={t('headline.required.count')}
            hint={t('headline.requiredHint')}
            value={number(cell.required)}
          />
        ) : (
          <Fact
            label={t('headline.facilities')}
            hint={t('headline.facilitiesHint')}
            value={number(cell.facilities)}
          />
        )}
      </div>
      <p className="headline-source ellipsis">
        {asOf === null ? sourceTitle : t('source.asOf', { title: sourceTitle, date: date(asOf) })}
      </p>
    </>
  );
}

/** The headline of the current unit, with the choice of what the percentage is a share of. */
export function Headline(props: HeadlineProps): ReactElement {
  const { view, unitName, cell, compared, onExplain, tools } = props;
  const { t } = useI18n();
  const change = useChangeView();
  return (
    <section className="headline" aria-label={t('headline.label', { name: unitName })} data-testid="headline">
      <div className="headline-top">
        <h1>{unitName}</h1>
        {tools}
        <Segmented
          label={t('filter.of')}
          value={view.of}
          options={(['reported', 'required'] as const).map((value) => ({ value, label: t(`of.${value}`) }))}
          onChange={(of) => change({ of })}
        />
      </div>
      {cell === undefined ? (
        <div className="headline-main" aria-busy="true">
          <Skeleton heightRem={7.6} />
        </div>
      ) : compared ? (
        <CompareHeadline
          view={view}
          first={compared[0]}
          second={compared[1]}
          onExplain={({ id, cell: own }, anchor) => onExplain({ source: id, cell: own }, anchor)}
        />
      ) : (
        <Figures {...props} cell={cell} />
      )}
    </section>
  );
}
