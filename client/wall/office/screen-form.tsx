import { Trash2 } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Kato } from '../../../shared/hierarchy/schema.ts';
import { glyphMm, roomOf } from '../../../shared/wall/glyph.ts';
import { RATIOS, type Layout } from '../../../shared/wall/layout.ts';
import type { WallScreen } from '../../../shared/wall/schema.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { IconButton } from '../../ui/button.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { NumberField } from './number-field.tsx';
import { RotationField } from './rotation-field.tsx';
import { Timetable } from './timetable.tsx';

/** One screen: how large it is – and so how large its letters are –, its rotation and its timetable. */
export function ScreenForm(props: {
  screen: WallScreen;
  distanceM: number;
  wallUnit: Kato;
  own: readonly Layout[];
  onChange: (screen: WallScreen) => void;
  onRemove: (() => void) | undefined;
}): ReactElement {
  const { screen, distanceM, wallUnit, own, onChange, onRemove } = props;
  const { t, number } = useI18n();
  const put = (part: Partial<WallScreen>): void => onChange({ ...screen, ...part });
  return (
    <fieldset className="wall-part">
      <legend>{t('walls.screen', { n: screen.position })}</legend>
      <div className="wall-fields">
        <NumberField
          label={t('walls.width')}
          value={screen.widthPx}
          onChange={(widthPx) => put({ widthPx })}
        />
        <NumberField
          label={t('walls.height')}
          value={screen.heightPx}
          onChange={(heightPx) => put({ heightPx })}
        />
        <NumberField
          label={t('walls.diagonal')}
          value={screen.diagonalInch}
          onChange={(diagonalInch) => put({ diagonalInch })}
        />
        <div className="text-field">
          <span className="wall-label">{t('walls.ratio')}</span>
          <Segmented
            label={t('walls.ratio')}
            value={screen.ratio}
            options={RATIOS.map((value) => ({ value, label: value }))}
            onChange={(ratio) => put({ ratio })}
          />
        </div>
        {onRemove ? (
          <IconButton label={t('walls.removeScreen', { n: screen.position })} onClick={onRemove}>
            <Trash2 aria-hidden />
          </IconButton>
        ) : null}
      </div>
      <p className="muted">
        {t('walls.glyph', {
          n: screen.position,
          mm: number(Math.round(glyphMm(distanceM))),
          lines: roomOf(distanceM, screen).lines,
        })}
      </p>
      <RotationField
        label={t('walls.rotation')}
        hint={t('walls.rotationHint')}
        rotation={screen.rotation}
        own={own}
        ratio={screen.ratio}
        onChange={(rotation) => put({ rotation })}
      />
      <Timetable
        timetable={screen.timetable}
        wallUnit={wallUnit}
        own={own}
        ratio={screen.ratio}
        onChange={(timetable) => put({ timetable })}
      />
    </fieldset>
  );
}
