import { useState, type ReactElement } from 'react';
import { rootFontPx, SMALLEST_REM, type Panel } from '../../../shared/wall/glyph.ts';
import type { Ratio } from '../../../shared/wall/layout.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { Choice } from '../../ui/choice.tsx';

/** Screens as rooms have them, by shape: how far one stands, and how large they are. */
const ROOMS: Readonly<Record<Ratio, readonly { distanceM: number; panel: Panel }[]>> = {
  '16:9': [
    { distanceM: 3, panel: { diagonalInch: 55, widthPx: 3840, heightPx: 2160 } },
    { distanceM: 6, panel: { diagonalInch: 55, widthPx: 3840, heightPx: 2160 } },
    { distanceM: 6, panel: { diagonalInch: 98, widthPx: 3840, heightPx: 2160 } },
  ],
  '21:9': [
    { distanceM: 3, panel: { diagonalInch: 81, widthPx: 5040, heightPx: 2160 } },
    { distanceM: 6, panel: { diagonalInch: 105, widthPx: 5040, heightPx: 2160 } },
  ],
  '32:9': [
    { distanceM: 4, panel: { diagonalInch: 138, widthPx: 3840, heightPx: 1080 } },
    { distanceM: 6, panel: { diagonalInch: 196, widthPx: 3840, heightPx: 1080 } },
  ],
};

/** How large letters are on a screen of this shape, as a share of its height; from how far, the person chooses. */
export function useLetters(ratio: Ratio) {
  const rooms = ROOMS[ratio];
  const [index, setIndex] = useState(0);
  const room = rooms[index] ?? rooms[0];
  const share = room ? (rootFontPx(room.distanceM, room.panel) * SMALLEST_REM) / room.panel.heightPx : 0;
  return { rooms, index: room === rooms[index] ? index : 0, setIndex, share };
}

/** The choice of the distance for which letters are drawn. */
export function LettersField(props: { letters: ReturnType<typeof useLetters> }): ReactElement {
  const { rooms, index, setIndex } = props.letters;
  const { t, number } = useI18n();
  return (
    <Choice
      label={t('composer.letters')}
      value={String(index)}
      options={rooms.map(({ distanceM, panel }, i) => ({
        value: String(i),
        label: t('composer.lettersAt', { distance: number(distanceM), inch: panel.diagonalInch }),
      }))}
      onChange={(value) => setIndex(Number(value))}
    />
  );
}
