import type { ReactElement } from 'react';
import { METRIC_NAMES, type Figures } from '../../../shared/operations/metrics.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { FigureCells } from './figure-cells.tsx';

/** A line of the table; `onOpen` leads to what it is of. */
export type FigureLine = { key: string; name: string; figures: Figures; onOpen?: () => void };

/** The figures of groups, one a line, beneath those of all together. */
export function FiguresTable(props: {
  label: string;
  all: Figures;
  lines: readonly FigureLine[];
}): ReactElement {
  const { label, all, lines } = props;
  const { t } = useI18n();
  const row = ({ key, name, figures, onOpen }: FigureLine, isAll = false): ReactElement => (
    <tr key={key} data-all={isAll ? '' : undefined}>
      <th scope="row">
        {onOpen ? (
          <button type="button" className="link-button" onClick={onOpen}>
            {name}
          </button>
        ) : (
          name
        )}
      </th>
      {METRIC_NAMES.map((metric) => (
        <FigureCells key={metric} figure={figures[metric]} />
      ))}
    </tr>
  );
  return (
    <div className="figures-scroll scroll">
      <table className="figures" aria-label={label}>
        <thead>
          <tr>
            <th rowSpan={2} scope="col">
              {label}
            </th>
            {METRIC_NAMES.map((metric) => (
              <th key={metric} scope="colgroup" colSpan={3} title={t(`performance.about.${metric}`)}>
                {t(`performance.metric.${metric}`)}
              </th>
            ))}
          </tr>
          <tr>
            {METRIC_NAMES.flatMap((metric) => [
              <th key={`${metric} median`} scope="col">
                {t('performance.median')}
              </th>,
              <th key={`${metric} p90`} scope="col">
                {t('performance.p90')}
              </th>,
              <th key={`${metric} n`} scope="col" className="figure-n">
                {t('performance.n')}
              </th>,
            ])}
          </tr>
        </thead>
        <tbody>
          {row({ key: 'all', name: t('performance.all'), figures: all }, true)}
          {lines.map((line) => row(line))}
        </tbody>
      </table>
    </div>
  );
}
