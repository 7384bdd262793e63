import type { ReactElement } from 'react';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { CameraLookLabel } from './camera-symbol.tsx';
import { lookOf } from './camera-words.ts';
import { useCamera } from './use-cameras.ts';
import type { SeenCamera } from './wedges.ts';
import '../facility-tip.css';

/** The camera under the pointer: whose, where, what it looks at, whether it works; `x`, `y` are CSS pixels of the map. */
export function CameraTip(props: {
  camera: SeenCamera;
  x: number;
  y: number;
  pathOf: (kato: Kato) => string;
}): ReactElement {
  const { camera, x, y, pathOf } = props;
  const { t, name } = useI18n();
  const { data } = useCamera(camera.id);
  const card = data?.camera.id === camera.id ? data.camera : null;
  return (
    <div className="facility-tip panel" style={{ left: x, top: y }} aria-hidden>
      <strong>{card ? t(`camera.owner.${card.owner}`) : t('camera.one')}</strong>
      {card ? <span>{card.facilityName ? name(card.facilityName) : pathOf(card.kato)}</span> : null}
      <CameraLookLabel look={lookOf(camera)} />
      <span className="muted">
        {camera.azimuthDeg === null
          ? t('camera.dome')
          : t('camera.azimuthOf', { degrees: String(camera.azimuthDeg) })}
        {card ? ` · ${t(`camera.class.${card.technicalClass}`)}` : null}
      </span>
    </div>
  );
}
