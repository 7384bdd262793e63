import { useRef, type ReactElement, type ReactNode } from 'react';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { useSize } from '../../ui/use-size.ts';

/** The figures of a chart as a table: every chart can be read instead of looked at. */
export type ChartTable = {
  columns: readonly string[];
  rows: readonly { key: string; cells: readonly string[]; onOpen?: (() => void) | undefined }[];
};

/** A chart with its title, what it says in a sentence, its source, and the same figures as a table. */
export function ChartFrame(props: {
  title: string;
  /** What the chart shows, for who does not see it. */
  summary: string;
  note?: ReactNode;
  source: string;
  heightPx: number;
  table: ChartTable;
  /** Draws the picture in a width. */
  children: (widthPx: number) => ReactNode;
}): ReactElement {
  const { title, summary, note, source, heightPx, table, children: draw } = props;
  const { t } = useI18n();
  const ref = useRef<HTMLDivElement>(null);
  const { widthPx } = useSize(ref);
  return (
    <figure className="chart">
      <figcaption>
        <h2>{title}</h2>
        <p className="muted">{source}</p>
      </figcaption>
      <div className="chart-canvas" ref={ref}>
        {widthPx === 0 ? null : (
          <svg
            width={widthPx}
            height={heightPx}
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- it is drawn here and no file
            role="img"
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- who has no mouse hears what it says
            tabIndex={0}
            aria-label={`${title}. ${summary}`}
          >
            {draw(widthPx)}
          </svg>
        )}
      </div>
      {note === undefined ? null : <p className="muted chart-note">{note}</p>}
      <details>
        <summary>{t('chart.table')}</summary>
        <table>
          <thead>
            <tr>
              {table.columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map(({ key, cells: [head = '', ...cells], onOpen }) => (
              <tr key={key}>
                <th scope="row">
                  {onOpen ? (
                    <button type="button" onClick={onOpen}>
                      {head}
                    </button>
                  ) : (
                    head
                  )}
                </th>
                {cells.map((cell, i) => (
                  // eslint-disable-next-line react/no-array-index-key -- a cell is its column
                  <td key={i}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
