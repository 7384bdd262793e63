import { ChevronDown, ChevronUp, FlaskConical, Ruler } from 'lucide-react';
import { useState, type ReactElement, type ReactNode } from 'react';
import { useI18n } from '../i18n/use-i18n.tsx';
import type { View } from '../state/view.ts';
import { IconButton } from '../ui/button.tsx';
import { Hint } from '../ui/hint.tsx';
import './legend.css';

const STEPS = [0, 1, 2, 3, 4] as const;
const EDGES = [0, 0.2, 0.4, 0.6, 0.8, 1] as const;

/** What the colours and symbols of the map mean, of which date and source they are, and what is not real about them. */
export function Legend(props: {
  view: View;
  /** "title, as of date". */
  source: string;
  /** "650 of 908 schools"; null while unknown. */
  fraction: string | null;
  schematic: boolean;
  /** Facilities of the demonstration register; 0 when the register is real. */
  demonstrationFacilities: number;
  /** Symbols of facilities, when the map shows any. */
  symbols: ReactNode;
}): ReactElement {
  const { view, source, fraction, schematic, demonstrationFacilities, symbols } = props;
  const { t, number, percent } = useI18n();
  const [open, setOpen] = useState(true);
  return (
    <aside className="legend panel" aria-label={t('legend.title')}>
      <div className="legend-head">
        <h2>{t(`measure.${view.measure}`)}</h2>
        <IconButton
          label={t(open ? 'legend.hide' : 'legend.show')}
          pressed={open}
          onClick={() => setOpen((before) => !before)}
        >
          {open ? <ChevronDown aria-hidden /> : <ChevronUp aria-hidden />}
        </IconButton>
      </div>
      {open ? (
        <>
          <p className="muted">{t(`headline.${view.of}`)}</p>
          <div className="legend-scale">
            {STEPS.map((step) => (
              <span key={step} className="legend-step" style={{ background: `var(--share-${step})` }} />
            ))}
            <span className="legend-hatch" />
            <span className="legend-numbers">
              {EDGES.map((edge) => (
                <span key={edge}>{edge === 1 ? percent(edge) : number(edge * 100)}</span>
              ))}
            </span>
            <span className="legend-no-data">{t('legend.noData')}</span>
          </div>
          {symbols}
          <p className="legend-source">
            {fraction === null ? null : <strong>{fraction} · </strong>}
            {source}
          </p>
        </>
      ) : null}
      <div className="legend-badges">
        {schematic ? (
          <Hint className="badge" text={t('legend.schematicHint')}>
            <Ruler aria-hidden />
            {t('legend.schematic')}
          </Hint>
        ) : null}
        {demonstrationFacilities > 0 ? (
          <Hint
            className="badge"
            text={t('legend.demonstrationHint', { count: number(demonstrationFacilities) })}
          >
            <FlaskConical aria-hidden />
            {t('legend.demonstration')}
          </Hint>
        ) : null}
      </div>
    </aside>
  );
}
