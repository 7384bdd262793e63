import { Copy } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { keyFor } from '../command/print-key.ts';
import { useCommands } from '../command/use-commands.ts';
import type { LonLat } from '../../shared/geometry/geodesic.ts';
import { NOTATIONS, writePlace } from '../../shared/geometry/notation.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { IconButton } from '../ui/button.tsx';
import { Choice } from '../ui/choice.tsx';
import { chooseNotation, useTools } from './tools-state.ts';

/** The coordinates under the pointer, of the middle while there is none; one key copies them. */
export function CoordinateLine(props: { middle: LonLat | null }): ReactElement | null {
  const { middle } = props;
  const { t } = useI18n();
  const pointer = useTools((state) => state.pointer);
  const notation = useTools((state) => state.notation);
  const [said, setSaid] = useState('');
  const at = pointer ?? middle;
  const text = at ? writePlace(at, notation) : '';
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => setSaid(t('map.copied', { text })),
      () => setSaid(t('map.copyFailed')),
    );
  };
  useCommands({ 'map.copy': copy });
  if (!at) return null;
  return (
    <section className="coordinate-line panel" aria-label={t('map.coordinates')}>
      <Choice
        label={t('map.notation')}
        value={notation}
        options={NOTATIONS.map((value) => ({ value, label: t(`map.notation.${value}`) }))}
        onChange={chooseNotation}
      />
      <p>
        <span className="muted">{t(pointer ? 'map.atPointer' : 'map.atMiddle')}</span>
        <strong>{text}</strong>
      </p>
      <IconButton label={t('map.copy')} shortcut={keyFor('map.copy')} onClick={copy}>
        <Copy aria-hidden />
      </IconButton>
      <output className="coordinate-said">{said}</output>
    </section>
  );
}
