import type { ReactElement, ReactNode } from 'react';
import { useI18n } from '../../../i18n/use-i18n.tsx';
import { FitList } from '../fit-list.tsx';
import { spanText } from '../minutes-text.ts';
import { PanelHead, PanelNote } from '../panel.tsx';

/** A place that nobody reaches in time. `sinceMs` null: nobody was ever seen to. */
export type ShownVoid = {
  key: string;
  symbol: ReactNode;
  name: string;
  sinceMs: number | null;
  soonest: string | null;
};

/** What no free unit reaches in time: the longest first. */
export function VoidsPanel(props: {
  voids: readonly ShownVoid[] | undefined;
  count: number;
  /** What is said when nothing was lost. */
  nothing: string;
  failed: boolean;
  most: number;
  asOfMs: number | null;
}): ReactElement {
  const { voids, count, nothing, failed, most, asOfMs } = props;
  const i18n = useI18n();
  const { t, number } = i18n;
  return (
    <>
      <PanelHead title={t('onWall.voids')} {...(count > 0 ? { count: number(count) } : {})} />
      {voids === undefined ? (
        <PanelNote tone={failed ? 'trouble' : 'quiet'}>
          {t(failed ? 'onWall.failed' : 'app.loading')}
        </PanelNote>
      ) : voids.length === 0 ? (
        <PanelNote>{nothing}</PanelNote>
      ) : (
        <FitList
          label={t('onWall.voids')}
          items={voids}
          keyOf={({ key }) => key}
          rowRem={2.65}
          most={most}
          how="pages"
          foot={({ page, pages }) =>
            t('onWall.page', { n: Math.max(0, count - 1), page: number(page), pages: number(pages) })
          }
        >
          {({ symbol, name, sinceMs, soonest }) => (
            <div className="wall-incident">
              {symbol}
              <strong className="ellipsis">{name}</strong>
              <span className="wall-age">
                {sinceMs === null || asOfMs === null ? t('onWall.never') : spanText(i18n, asOfMs - sinceMs)}
              </span>
              <span className="wall-detail">
                <span className="wall-place ellipsis">{soonest ?? t('voids.nobody')}</span>
              </span>
            </div>
          )}
        </FitList>
      )}
    </>
  );
}
