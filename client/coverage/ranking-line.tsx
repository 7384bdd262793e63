import type { KeyboardEvent, ReactElement } from 'react';
import { CompareCells } from './compare-cells.tsx';
import type { RankingRow } from './ranking-rows.ts';
import { ShareCells } from './share-cells.tsx';

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
  onExplain: (anchor: Element, which: 'first' | 'second') => void;
}): ReactElement {
  const { row, index, inTabOrder, hovered, onHover, onKeyDown, onFocus, onOpen, onExplain } = props;
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
      {row.second === undefined ? (
        <ShareCells row={row} onExplain={(anchor) => onExplain(anchor, 'first')} />
      ) : (
        <CompareCells row={row} onExplain={onExplain} />
      )}
    </tr>
  );
}
