import { isLensName } from './lens-presets.ts';
import type { ChosenCamera } from '../../../shared/planning/camera-siting/schema.ts';
import type { I18n } from '../../i18n/use-i18n.tsx';

/** What tells a camera from the others of its facility: its pole, where it looks, its lens. */
export const cameraName = ({ t, number }: I18n, { pole, azimuthDeg, lens }: ChosenCamera): string =>
  t('siting.camera', {
    pole: number(pole + 1),
    azimuth: number(azimuthDeg),
    lens: isLensName(lens) ? t(`siting.lens.${lens}`) : lens,
  });
