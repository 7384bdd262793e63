import type { ReactElement } from 'react';
import type { Indicators } from '../../../shared/planning/branch/evaluate.ts';
import { indicatorLines } from '../../../shared/planning/branch/indicator-lines.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { indicatorName, valueText } from './words.ts';

/** Indicators of one or more states side by side; the first is what the others are compared with. */
export function IndicatorTable(props: {
  columns: readonly { title: string; indicators: Indicators }[];
}): ReactElement {
  const i18n = useI18n();
  const { t } = i18n;
  const columns = props.columns.map(({ title, indicators }) => ({
    title,
    lines: indicatorLines(indicators),
  }));
  const [first] = columns;
  return (
    <table className="plan-table">
      <thead>
        <tr>
          <th scope="col">{t('branch.indicators')}</th>
          {columns.map(({ title }) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {first?.lines.map((line, at) => (
          <tr key={`${line.key} ${line.measure ?? ''}`}>
            <th scope="row">{indicatorName(i18n, line)}</th>
            {columns.map(({ title, lines }) => {
              const own = lines[at] ?? line;
              const { value, made } = valueText(i18n, own);
              return (
                <td key={title}>
                  {value} {made === '' ? null : <small className="muted">{made}</small>}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
