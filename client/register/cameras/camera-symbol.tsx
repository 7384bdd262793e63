import type { ReactElement } from 'react';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { useTheme } from '../../ui/use-theme.tsx';
import { cameraDrawing } from './camera-drawings.ts';
import type { CameraLook } from './camera-words.ts';
import './camera-symbol.css';

/** The symbol of a camera, drawn from the very shapes the map uses. */
export function CameraSymbol(props: { look: CameraLook }): ReactElement {
  const { sizePx, strokes } = cameraDrawing(useTheme(), props.look);
  return (
    <svg className="camera-symbol" viewBox={`0 0 ${sizePx} ${sizePx}`} aria-hidden>
      {strokes.map((line) => (
        <path
          key={JSON.stringify(line)}
          d={line.d}
          fill={line.fill ?? 'none'}
          fillRule="evenodd"
          stroke={line.stroke ?? 'none'}
          strokeWidth={line.width}
          strokeLinejoin="round"
        />
      ))}
    </svg>
  );
}

/** How a camera looks on the map, in words beside its symbol. */
export function CameraLookLabel(props: { look: CameraLook }): ReactElement {
  const { t } = useI18n();
  return (
    <span className="camera-look">
      <CameraSymbol look={props.look} />
      {t(`camera.look.${props.look}`)}
    </span>
  );
}
