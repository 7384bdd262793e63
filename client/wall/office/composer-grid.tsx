import type { CSSProperties, KeyboardEvent, ReactElement, RefObject } from 'react';
import { GRID, ratioOf, type Place, type Ratio } from '../../../shared/wall/layout.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { PANEL_ICONS } from './panel-icons.ts';
import type { Composing } from './use-composer.ts';
import type { PanelDrag } from './use-panel-drag.ts';

const percent = ({ x, y, w, h }: Place) => ({
  left: `${(x / GRID.columns) * 100}%`,
  top: `${(y / GRID.rows) * 100}%`,
  width: `${(w / GRID.columns) * 100}%`,
  height: `${(h / GRID.rows) * 100}%`,
});

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
const HANDLES = ['e', 's', 'se'] as const;

/**
 * The screen as it is composed, in its shape. Letters are as large as on the wall: `letterShare` of its height, so one sees what
 * there is room for.
 */
export function ComposerGrid(props: {
  gridRef: RefObject<HTMLDivElement | null>;
  ratio: Ratio;
  composing: Composing;
  drag: PanelDrag;
  letterShare: number;
}): ReactElement {
  const { gridRef, ratio, composing, drag, letterShare } = props;
  const { cells, chosen } = composing;
  const { t } = useI18n();
  const onKey = (event: KeyboardEvent, index: number): void => {
    const arrow = ARROWS[event.key];
    if (arrow && !event.ctrlKey && !event.altKey && !event.metaKey) {
      event.preventDefault();
      if (event.shiftKey) composing.resize(index, ...arrow);
      else composing.move(index, ...arrow);
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      composing.remove(index);
    }
  };
  return (
    <div
      ref={gridRef}
      className="composer-grid"
      role="group"
      aria-label={`${t('composer.grid')} ${ratio}`}
      style={{ aspectRatio: String(ratioOf(ratio)), '--letter': letterShare * 100 } as CSSProperties}
    >
      {cells.length === 0 ? <p className="muted composer-empty">{t('composer.empty')}</p> : null}
      {cells.map((cell, index) => {
        const Icon = PANEL_ICONS[cell.panel];
        return (
          <div
            // Cells are known by their place in the list; two may have the same panel.
            // oxlint-disable-next-line react/no-array-index-key
            key={index}
            className="composer-cell"
            data-panel={cell.panel}
            data-chosen={index === chosen ? '' : undefined}
            style={percent(cell)}
          >
            <button
              type="button"
              aria-pressed={index === chosen}
              aria-label={composing.describe(cell)}
              onPointerDown={(event) => {
                composing.choose(index);
                drag.ofCell(event, index, 'move');
              }}
              onFocus={() => composing.choose(index)}
              onKeyDown={(event) => onKey(event, index)}
            >
              <span className="composer-letters">
                <Icon aria-hidden />
                {t(`composer.panel.${cell.panel}`)}
              </span>
            </button>
            {HANDLES.map((handle) => (
              <span
                key={handle}
                className="composer-handle"
                data-handle={handle}
                aria-hidden
                onPointerDown={(event) => {
                  composing.choose(index);
                  drag.ofCell(event, index, handle);
                }}
              />
            ))}
          </div>
        );
      })}
      {drag.ghost ? (
        <div
          className="composer-ghost"
          data-bad={drag.ghost.isFree ? undefined : ''}
          style={percent(drag.ghost.place)}
        />
      ) : null}
    </div>
  );
}
