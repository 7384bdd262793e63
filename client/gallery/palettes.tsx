import type { ReactElement } from 'react';
import { useI18n } from '../i18n/use-i18n.tsx';
import { difference } from '../theme/colour-difference.ts';
import { labOf } from '../theme/colour-space.ts';
import { asSeenBy, VISIONS, type Vision } from '../theme/colour-vision.ts';
import { CATEGORICAL, RAMPS } from '../theme/palettes.ts';
import { useTheme } from '../ui/use-theme.tsx';
import { Specimen } from './specimen.tsx';

/** The palettes of data as other eyes see them. */
export function Palettes(): ReactElement {
  const { t } = useI18n();
  const theme = useTheme();
  return (
    <>
      <p className="section-note muted">{t('gallery.palette.note')}</p>
      {[...CATEGORICAL, ...RAMPS].map((palette) => (
        <Specimen key={palette} name={`theme.${palette}`} says={t(`gallery.palette.${palette}`)}>
          <table className="visions">
            <tbody>
              {VISIONS.map((vision) => (
                <Row
                  key={vision}
                  vision={vision}
                  colours={Object.values<string>(theme[palette])}
                  isRamp={RAMPS.some((ramp) => ramp === palette)}
                />
              ))}
            </tbody>
          </table>
        </Specimen>
      ))}
    </>
  );
}

/** Smallest difference between any two, or between neighbours only. */
function nearest(colours: readonly string[], isRamp: boolean): number {
  const labs = colours.map(labOf);
  return Math.min(
    ...labs.flatMap((one, i) =>
      labs.slice(i + 1, isRamp ? i + 2 : undefined).map((two) => difference(one, two)),
    ),
  );
}

function Row(props: { vision: Vision; colours: readonly string[]; isRamp: boolean }): ReactElement {
  const { vision, colours, isRamp } = props;
  const { t, number } = useI18n();
  const seen = colours.map((colour) => asSeenBy(vision, colour));
  return (
    <tr>
      <th scope="row">{t(`gallery.vision.${vision}`)}</th>
      <td>
        <span className="ramp">
          {seen.map((colour, i) => (
            <span key={i} style={{ background: colour }} />
          ))}
        </span>
      </td>
      <td className="muted">
        {t('gallery.palette.nearest', { value: number(Math.round(nearest(seen, isRamp))) })}
      </td>
    </tr>
  );
}
