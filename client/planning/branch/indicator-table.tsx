import type { ReactElement } from 'react';
import {
  deltaText,
  indicatorName,
  valueText,
  type PlanSpeaker,
} from '../../../shared/planning/branch/change-text.ts';
import type { Indicators } from '../../../shared/planning/branch/evaluate.ts';
import { indicatorLines } from '../../../shared/planning/branch/indicator-lines.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';

/** Indicators of one or more states side by side; the first is what the others are compared with. */
export function IndicatorTable(props: {
  label: string;
  speaker: PlanSpeaker;
  columns: readonly { key: string; title: string; note?: string; indicators: Indicators }[];
}): ReactElement {
  const { label, speaker } = props;
  const { t } = useI18n();
  const columns = props.columns.map((column) => ({ ...column, lines: indicatorLines(column.indicators) }));
  const [first] = columns;
  const uncosted = columns.some(({ indicators }) => indicators.uncosted > 0);
  return (
    <>
      <table className="plan-table" aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{t('branch.indicators')}</th>
            {columns.map(({ key, title, note }) => (
              <th key={key} scope="col">
                {title}
                {note === undefined ? null : <small className="muted">{note}</small>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {first?.lines.map((line, at) => (
            <tr key={`${line.key} ${line.measure ?? ''}`}>
              <th scope="row">{indicatorName(line, speaker.language)}</th>
              {columns.map(({ key, lines }) => {
                const own = lines[at] ?? line;
                const { value, made } = valueText(own, speaker);
                const delta = own === line ? null : deltaText(line, own, speaker);
                return (
                  <td key={key}>
                    {value}
                    {delta ? <strong data-tone={delta.tone}> {delta.text}</strong> : null}
                    {made === '' ? null : <small className="muted">{made}</small>}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {uncosted ? (
        <p className="plan-note muted">
          {t('branch.uncosted', { n: Math.max(...columns.map(({ indicators }) => indicators.uncosted)) })}
        </p>
      ) : null}
    </>
  );
}
