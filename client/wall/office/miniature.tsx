import type { ReactElement } from 'react';
import { GRID, ratioOf, type Layout } from '../../../shared/wall/layout.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import './miniature.css';
import { PANEL_ICONS } from './panel-icons.ts';

/** A layout in small: which panel stands where. A picture beside its name, so it says nothing to a screen reader. */
export function Miniature(props: { layout: Pick<Layout, 'cells' | 'ratio'>; dark?: boolean }): ReactElement {
  const { layout, dark = false } = props;
  const { t } = useI18n();
  return (
    <div className="miniature" aria-hidden style={{ aspectRatio: String(ratioOf(layout.ratio)) }}>
      {dark
        ? null
        : layout.cells.map(({ panel, x, y, w, h }) => {
            const Icon = PANEL_ICONS[panel];
            return (
              <span
                key={`${x}.${y}`}
                data-panel={panel}
                title={t(`composer.panel.${panel}`)}
                style={{
                  left: `${(x / GRID.columns) * 100}%`,
                  top: `${(y / GRID.rows) * 100}%`,
                  width: `${(w / GRID.columns) * 100}%`,
                  height: `${(h / GRID.rows) * 100}%`,
                }}
              >
                {h > 1 ? <Icon /> : null}
              </span>
            );
          })}
    </div>
  );
}
