import type { KeyboardEvent, ReactElement } from 'react';
import { useI18n } from '../i18n/use-i18n.tsx';
import { Bar } from '../ui/bar.tsx';
import type { RankingRow } from './ranking-rows.ts';
import { stepOf } from './share.ts';

/** One child of the unit: its share, what it is made of, its gap and what nobody reports. */
export function RankingLine(props: {
  row: RankingRow;
  index: number;
  inTabOrder: boolean;
  hovered: boolean;
  onHover: (on: boolean) => void;
  onKeyDown: (event: KeyboardEvent) => void;
  onFocus: () => void;
  onOpen: () => void;
}): ReactElement {
  const { row, index, inTabOrder, hovered, onHover, onKeyDown, onFocus, onOpen } = props;
  const { t, number, percent } = useI18n();
  return (
    <tr
      data-index={index}
      data-hovered={hovered ? '' : undefined}
      aria-rowindex={index + 2}
      onMouseEnter={() => onHover(true)}
      onMouseLeave={() => onHover(false)}
    >
      <th scope="row">
        <button
          type="button"
          className="ranking-name"
          title={row.name}
          tabIndex={inTabOrder ? 0 : -1}
          onFocus={onFocus}
          onKeyDown={onKeyDown}
          onClick={onOpen}
        >
          {row.name}
        </button>
      </th>
      <td>
        <span className="ranking-share">
          <Bar
            share={row.share ?? null}
            colour={row.share === undefined ? '' : `var(--share-${stepOf(row.share)})`}
          />
          <span className={row.share === undefined ? 'muted' : undefined}>
            {row.share === undefined ? '–' : percent(row.share)}
          </span>
        </span>
      </td>
      <td className="ranking-fraction">
        {t('table.fractionCell', { part: number(row.numerator), whole: number(row.denominator) })}
      </td>
      <td className={row.gap > 0 ? 'ranking-gap' : 'muted'}>{number(row.gap)}</td>
      <td className={row.unknown > 0 ? undefined : 'muted'}>{number(row.unknown)}</td>
    </tr>
  );
}
