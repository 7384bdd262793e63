import type { ReactElement } from 'react';
import { useI18n } from '../../../i18n/use-i18n.tsx';
import { FitList } from '../fit-list.tsx';
import { PanelHead, PanelNote } from '../panel.tsx';

/** A share with what it is made of; `share` null means that nobody reports. */
export type ShownShare = {
  key: string;
  name: string;
  share: number | null;
  numerator: number;
  denominator: number;
};

/** How much of a measure is there, and where least; never without of how many, by whom and as of when. */
export function CoveragePanel(props: {
  as: 'headline' | 'ranking';
  title: string;
  whole: ShownShare | undefined;
  /** Territories below, the worst first. */
  below: readonly ShownShare[];
  /** `123 of 456 schools`. */
  fraction: string;
  source: string;
  /** `31 March 2023`: what is left of the source where it has no room. */
  asOf: string;
  failed: boolean;
  most: number;
}): ReactElement {
  const { as, title, whole, below, fraction, source, asOf, failed, most } = props;
  const { t, number, percent } = useI18n();
  const shareText = (share: number | null): string =>
    share === null ? t('headline.noData') : percent(share);
  if (whole === undefined)
    return (
      <>
        <PanelHead title={title} />
        <PanelNote tone={failed ? 'trouble' : 'quiet'}>
          {t(failed ? 'onWall.failed' : 'app.loading')}
        </PanelNote>
      </>
    );
  return (
    <>
      <PanelHead title={title} {...(as === 'ranking' ? { count: shareText(whole.share) } : {})}>
        {as === 'headline' ? <span className="wall-as-of wall-muted">{asOf}</span> : null}
      </PanelHead>
      {as === 'headline' ? (
        <p className="wall-headline">
          <strong data-empty={whole.share === null ? '' : undefined}>{shareText(whole.share)}</strong>
          <span>{fraction}</span>
        </p>
      ) : below.length === 0 ? (
        <PanelNote>{fraction}</PanelNote>
      ) : (
        <FitList
          label={t('onWall.worst')}
          items={below}
          keyOf={({ key }) => key}
          rowRem={1.75}
          most={most}
          how="pages"
          foot={({ more, page, pages }) =>
            t('onWall.page', { n: more, page: number(page), pages: number(pages) })
          }
        >
          {({ name, share, numerator, denominator }) => (
            <div className="wall-share">
              <span className="ellipsis">{name}</span>
              <span className="wall-of wall-muted">
                {number(numerator)}/{number(denominator)}
              </span>
              <strong>{shareText(share)}</strong>
              <span className="wall-bar">
                <span style={{ width: `${(share ?? 0) * 100}%` }} />
              </span>
            </div>
          )}
        </FitList>
      )}
      <p className="wall-line wall-said wall-muted ellipsis">
        <span className="wall-source">{source}</span>
        <span className="wall-as-of">{asOf}</span>
      </p>
    </>
  );
}
