import type { ReactElement } from 'react';
import { useI18n } from '../i18n/use-i18n.tsx';
import { contrast } from '../map/contrast.ts';
import { useTheme } from '../ui/use-theme.tsx';
import { Specimen } from './specimen.tsx';

const GROUNDS = ['surface', 'surfaceRaised', 'surfaceSunken', 'line', 'text', 'textMuted'] as const;
const TONES = ['accent', 'focus', 'danger', 'warning', 'good', 'noData'] as const;

/** The colours of the interface, each with its contrast on the ground of the page. */
export function Colours(): ReactElement {
  const { t } = useI18n();
  return (
    <>
      <Specimen name="Theme: surface, line, text" says={t('gallery.colours.surface')} wide>
        <Swatches names={GROUNDS} />
      </Specimen>
      <Specimen name="Theme: accent, danger, warning, good" says={t('gallery.colours.tone')} wide>
        <Swatches names={TONES} />
      </Specimen>
    </>
  );
}

function Swatches(props: {
  names: readonly ((typeof GROUNDS)[number] | (typeof TONES)[number])[];
}): ReactElement {
  const theme = useTheme();
  const { t, number } = useI18n();
  return (
    <ul className="swatches">
      {props.names.map((name) => {
        const colour = theme[name];
        const ratio = number(Math.round(contrast(colour, theme.surface) * 10) / 10);
        return (
          <li key={name}>
            <span className="swatch" style={{ background: colour }} />
            <code>{name}</code>
            <span className="muted">{colour}</span>
            <span className="muted">{t('gallery.colours.contrast', { ratio })}</span>
          </li>
        );
      })}
    </ul>
  );
}
