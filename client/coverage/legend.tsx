import { ChevronDown, ChevronUp, Ruler } from 'lucide-react';
import { useState, type ReactElement, type ReactNode } from 'react';
import { useI18n } from '../i18n/use-i18n.tsx';
import type { View } from '../state/view.ts';
import { IconButton } from '../ui/button.tsx';
import { Hint } from '../ui/hint.tsx';
import { DemonstrationBadges, type RegisterSizes } from './demonstration-badges.tsx';
import { DifferenceLegend } from './legend-difference.tsx';
import { ShareLegend } from './legend-share.tsx';
import './legend.css';

/** What the colours and symbols of the map mean, of which date and source they are, and what is not real about them. */
export function Legend(props: {
  view: View;
  /** "title, as of date". */
  source: string;
  /** "650 of 908 schools"; null while unknown. */
  fraction: string | null;
  /** Titles of the two compared sources; null when there is one source only. */
  versus: { first: string; second: string } | null;
  schematic: boolean;
  /** How much of the register is demonstration; null while unknown. */
  register: RegisterSizes | null;
  /** Symbols of facilities, when the map shows any. */
  symbols: ReactNode;
}): ReactElement {
  const { view, source, fraction, versus, schematic, register, symbols } = props;
  const { t } = useI18n();
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
          {versus === null ? <ShareLegend /> : <DifferenceLegend {...versus} />}
          {symbols}
          {versus === null ? (
            <p className="legend-source">
              {fraction === null ? null : <strong>{fraction} · </strong>}
              {source}
            </p>
          ) : null}
        </>
      ) : null}
      <div className="legend-badges">
        {schematic ? (
          <Hint className="badge" text={t('legend.schematicHint')}>
            <Ruler aria-hidden />
            {t('legend.schematic')}
          </Hint>
        ) : null}
        {register ? <DemonstrationBadges sizes={register} /> : null}
      </div>
    </aside>
  );
}
