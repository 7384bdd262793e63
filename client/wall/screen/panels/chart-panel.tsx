import type { ReactElement } from 'react';
import { useI18n } from '../../../i18n/use-i18n.tsx';
import { FitList } from '../fit-list.tsx';
import { PanelHead, PanelNote } from '../panel.tsx';

/** A bar: its length from 0 to 1, null where nothing is known. `named` has its name written beneath. */
export type ShownBar = { key: string; name: string; value: string; part: number | null; named: boolean };

/** Bars beside each other, as hours are, or beneath each other, as names are; each with its value. */
export function ChartPanel(props: {
  title: string;
  bars: readonly ShownBar[] | undefined;
  how: 'columns' | 'rows';
  /** What the bars say together; it waits for them. */
  note: string;
  /** `31 March 2023`: what is left of the note where it has no room; empty for what is of now. */
  asOf?: string;
  failed: boolean;
}): ReactElement {
  const { title, bars, note, asOf = '', failed } = props;
  const { t } = useI18n();
  return (
    <>
      <PanelHead title={title}>
        <span className="wall-chart-as-of wall-muted">{bars && asOf}</span>
      </PanelHead>
      {bars === undefined || bars.length === 0 ? (
        <PanelNote tone={failed ? 'trouble' : 'quiet'}>
          {t(bars ? 'onWall.nothingToDraw' : failed ? 'onWall.failed' : 'app.loading')}
        </PanelNote>
      ) : (
        <Bars {...props} bars={bars} />
      )}
      <p className="wall-line wall-said wall-chart-note wall-muted ellipsis">{bars && note}</p>
    </>
  );
}

function Bars(props: { title: string; bars: readonly ShownBar[]; how: 'columns' | 'rows' }): ReactElement {
  const { title, bars, how } = props;
  const { t, number } = useI18n();
  if (how === 'rows')
    return (
      <FitList
        label={title}
        items={bars}
        keyOf={({ key }) => key}
        rowRem={1.75}
        most={40}
        how="pages"
        foot={({ more, page, pages }) =>
          t('onWall.page', { n: more, page: number(page), pages: number(pages) })
        }
      >
        {({ name, value, part }) => (
          <div className="wall-share">
            <span className="ellipsis">{name}</span>
            <strong>{value}</strong>
            <span className="wall-bar">
              <span style={{ width: `${(part ?? 0) * 100}%` }} />
            </span>
          </div>
        )}
      </FitList>
    );
  return (
    <ul className="wall-chart">
      {bars.map(({ key, name, value, part, named }) => (
        <li key={key} aria-label={`${name}: ${value}`}>
          <span className="wall-chart-bar">
            <span data-empty={part === null ? '' : undefined} style={{ height: `${(part ?? 0) * 100}%` }} />
          </span>
          <span className="wall-chart-name">{named ? name : ''}</span>
        </li>
      ))}
    </ul>
  );
}
