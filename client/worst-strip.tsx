import { useMemo, type ReactElement } from 'react';
import { rankingRows } from './coverage/ranking-rows.ts';
import { useI18n } from './i18n/use-i18n.tsx';
import { openUnit, useChangeView } from './state/use-view.ts';
import type { Screen } from './use-screen.ts';

const SHOWN = 3;

/** The territories below with the lowest shares, for who has one look at the screen; each opens its territory. */
export function WorstStrip(props: { screen: Screen }): ReactElement | null {
  const { view, rollup, nameOf } = props.screen;
  const { t, percent } = useI18n();
  const change = useChangeView();
  const cells = rollup.data?.children;
  const worst = useMemo(
    () =>
      rankingRows(cells ?? [], nameOf, view.of)
        .filter(({ share }) => share !== undefined)
        .toSorted((a, b) => (a.share ?? 1) - (b.share ?? 1))
        .slice(0, SHOWN),
    [cells, nameOf, view.of],
  );
  if (worst.length === 0 || view.facility !== undefined || view.camera !== undefined) return null;
  return (
    <section className="worst-strip" aria-label={t('pocket.worst')}>
      <ul>
        {worst.map(({ kato, name, share }) => (
          <li key={kato}>
            <button type="button" onClick={() => change(openUnit(kato))}>
              <span className="ellipsis">{name}</span>
              <strong>{share === undefined ? '' : percent(share)}</strong>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
