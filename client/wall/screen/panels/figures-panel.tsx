import type { ReactElement } from 'react';
import { useI18n } from '../../../i18n/use-i18n.tsx';
import { useCalm } from '../../../ui/use-calm.ts';

/** Counters change before people's eyes at most so often. */
const CALM_MS = 2_000;

/** A figure: its value, what it is a count of, and – where it is a part – of how many. Null while it is not known. */
export type ShownFigure = { key: string; label: string; value: string | null; of: string; urgent: boolean };

/** A few figures, as large as their panel allows. */
export function FiguresPanel(props: { figures: readonly ShownFigure[] }): ReactElement {
  const figures = useCalm(props.figures, CALM_MS);
  const { t } = useI18n();
  return (
    <ul className="wall-figures" data-count={figures.length}>
      {figures.map(({ key, label, value, of, urgent }) => (
        <li key={key} data-urgent={urgent ? '' : undefined}>
          <strong>{value ?? '–'}</strong>
          <span className="wall-figure-label">{label}</span>
          <span className="wall-muted ellipsis">{value === null ? t('onWall.notKnown') : of}</span>
        </li>
      ))}
    </ul>
  );
}
