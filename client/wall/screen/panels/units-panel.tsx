import type { ReactElement, ReactNode } from 'react';
import { useI18n } from '../../../i18n/use-i18n.tsx';
import { FitList } from '../fit-list.tsx';
import { spanText } from '../minutes-text.ts';
import { PanelHead, PanelNote } from '../panel.tsx';

/** Units in one state. */
export type UnitCount = { key: string; symbol: ReactNode; label: string; n: number };
/** A unit as a line. `fixedAtMs` null: nobody knows where it is. */
export type ShownUnit = {
  id: number;
  symbol: ReactNode;
  callSign: string;
  status: string;
  fixedAtMs: number | null;
  late: boolean;
};

/** Police units: how many are in which state, or one by one, with the age of what is known of their places. */
export function UnitsPanel(props: {
  as: 'counts' | 'list';
  counts: readonly UnitCount[] | undefined;
  units: readonly ShownUnit[];
  /** When the oldest position of a unit on duty was measured; null when there is none. */
  oldestFixMs: number | null;
  /** Units on duty of which nobody knows where they are. */
  withoutFix: number;
  failed: boolean;
  most: number;
  nowMs: number;
}): ReactElement {
  const { as, counts, units, oldestFixMs, withoutFix, failed, most, nowMs } = props;
  const i18n = useI18n();
  const { t, number } = i18n;
  const all = counts?.reduce((sum, { n }) => sum + n, 0);
  return (
    <>
      <PanelHead title={t('onWall.units')} {...(all === undefined ? {} : { count: number(all) })} />
      {counts === undefined ? (
        <PanelNote tone={failed ? 'trouble' : 'quiet'}>
          {t(failed ? 'onWall.failed' : 'app.loading')}
        </PanelNote>
      ) : as === 'counts' ? (
        <ul className="wall-counts">
          {counts.map(({ key, symbol, label, n }) => (
            <li key={key}>
              {symbol}
              <strong>{number(n)}</strong>
              <span className="ellipsis">{label}</span>
            </li>
          ))}
        </ul>
      ) : units.length === 0 ? (
        <PanelNote>{t('operations.noUnits')}</PanelNote>
      ) : (
        <FitList
          label={t('onWall.units')}
          items={units}
          keyOf={({ id }) => id}
          rowRem={1.4}
          most={most}
          how="pages"
          foot={({ more, page, pages }) =>
            t('onWall.page', { n: more, page: number(page), pages: number(pages) })
          }
        >
          {({ symbol, callSign, status, fixedAtMs, late }) => (
            <div className="wall-unit" data-late={late ? '' : undefined}>
              {symbol}
              <strong className="ellipsis">{callSign}</strong>
              <span className="ellipsis wall-muted">{status}</span>
              <span className="wall-age">
                {fixedAtMs === null ? t('onWall.noFix') : spanText(i18n, nowMs - fixedAtMs)}
              </span>
            </div>
          )}
        </FitList>
      )}
      {as === 'counts' && counts !== undefined ? (
        <p className="wall-said wall-line wall-muted ellipsis">
          {withoutFix > 0 ? `${t('onWall.withoutFix', { n: withoutFix })} · ` : ''}
          {oldestFixMs === null
            ? t('onWall.noFixes')
            : t('onWall.oldestFix', { span: spanText(i18n, nowMs - oldestFixMs) })}
        </p>
      ) : null}
    </>
  );
}
