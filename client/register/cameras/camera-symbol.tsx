import type { ReactElement } from 'react';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { MapSymbol } from '../../symbols/map-symbol.tsx';
import type { CameraLook } from './camera-words.ts';
import './camera-symbol.css';

/** The symbol of a camera, drawn from the very shapes the map uses. */
export const CameraSymbol = (props: { look: CameraLook; sizePx?: number }): ReactElement => (
  <MapSymbol kind="camera" state={props.look} sizePx={props.sizePx ?? 18} />
);

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
