import type { ReactElement } from 'react';
import { useI18n } from '../../../i18n/use-i18n.tsx';
import { PanelHead, PanelNote } from '../panel.tsx';

/** A bar: its length from 0 to 1, null where nothing is known. `named` has its name written beneath. */
export type ShownBar = { key: string; name: string; value: string; part: number | null; named: boolean };

/** Bars beside each other, as hours are, or beneath each other, as names are; each with its value. */
export function ChartPanel(props: {
  title: string;
  bars: readonly ShownBar[] | undefined;
  how: 'columns' | 'rows';
  note: string;
  failed: boolean;
}): ReactElement {
  const { title, bars, how, note, failed } = props;
  const { t } = useI18n();
  return (
    <>
      <PanelHead title={title} />
      {bars === undefined || bars.length === 0 ? (
        <PanelNote tone={failed ? 'trouble' : 'quiet'}>
          {t(bars ? 'onWall.nothingToDraw' : failed ? 'onWall.failed' : 'app.loading')}
        </PanelNote>
      ) : (
        <ul className="wall-chart" data-how={how}>
          {bars.map(({ key, name, value, part, named }) => (
            <li key={key} aria-label={`${name}: ${value}`}>
              <span className="wall-chart-bar">
                <span
                  data-empty={part === null ? '' : undefined}
                  style={
                    how === 'columns'
                      ? { height: `${(part ?? 0) * 100}%` }
                      : { width: `${(part ?? 0) * 100}%` }
                  }
                />
              </span>
              {how === 'rows' ? <strong>{value}</strong> : null}
              <span className="wall-chart-name ellipsis">{named ? name : ''}</span>
            </li>
          ))}
        </ul>
      )}
      <p className="wall-line wall-muted ellipsis">{note}</p>
    </>
  );
}
