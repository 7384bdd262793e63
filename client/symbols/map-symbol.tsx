import type { ReactElement } from 'react';
import { capOf } from '../map/raster.ts';
import { useTheme } from '../ui/use-theme.tsx';
import './map-symbol.css';
import { partsOf, SYMBOLS, type SymbolGlyph, type SymbolKind, type SymbolState } from './table.ts';

/**
 * A symbol exactly as the map draws it. `sizePx` is its side on a screen of 1920×1080, where a rem is 16 pixels; it grows with the
 * page. Words stand beside it: it is silent for a screen reader.
 */
export function MapSymbol<K extends SymbolKind>(props: {
  kind: K;
  state: SymbolState<K>;
  glyph?: SymbolGlyph<K>;
  sizePx: number;
  className?: string;
}): ReactElement {
  const { kind, state, glyph, sizePx, className = '' } = props;
  const theme = useTheme();
  const { boxPx } = SYMBOLS[kind];
  const side = `${sizePx / 16}rem`;
  return (
    <svg
      className={`map-symbol ${className}`}
      viewBox={`0 0 ${boxPx} ${boxPx}`}
      style={{ width: side, height: side }}
      data-symbol={`${kind}-${state}`}
      aria-hidden
    >
      {partsOf(theme, kind, state, sizePx, glyph).map(({ d, fill, stroke, width, dash }, i) => (
        <path
          key={i}
          d={d}
          fill={fill ?? 'none'}
          stroke={stroke}
          strokeWidth={width}
          strokeDasharray={dash?.join(' ')}
          strokeLinecap={capOf({ dash })}
        />
      ))}
    </svg>
  );
}
