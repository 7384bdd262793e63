import { CircleCheck, CircleHelp, CircleMinus, TriangleAlert } from 'lucide-react';
import { useMemo, type ReactElement } from 'react';
import type { GapState } from '../../shared/coverage/requirement.ts';
import type { FacilityType } from '../../shared/register/schema.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { useTheme } from '../ui/use-theme.tsx';
import { facilityDrawings, facilityImage } from './facility-drawings.ts';
import './facility-symbol.css';

/** The symbol of a facility, drawn from the very shapes the map uses. */
export function FacilitySymbol(props: { type: FacilityType; gap: GapState }): ReactElement | null {
  const { type, gap } = props;
  const theme = useTheme();
  const drawing = useMemo(() => facilityDrawings(theme)[facilityImage(type, gap)], [theme, type, gap]);
  if (!drawing) return null;
  const { sizePx, strokes } = drawing;
  return (
    <svg className="facility-symbol" viewBox={`0 0 ${sizePx} ${sizePx}`} aria-hidden>
      {strokes.map((line) => (
        <path
          key={JSON.stringify(line)}
          d={line.d}
          fill={line.fill ?? 'none'}
          fillRule="evenodd"
          stroke={line.stroke ?? 'none'}
          strokeWidth={line.width}
          strokeDasharray={line.dash?.join(' ')}
          strokeLinejoin="round"
          strokeLinecap="round"
        />
      ))}
    </svg>
  );
}

const ICON = {
  gap: TriangleAlert,
  closed: CircleCheck,
  unknown: CircleHelp,
  not_required: CircleMinus,
} satisfies Record<GapState, unknown>;

/** The state of a requirement: shape, word and colour. */
export function GapLabel(props: { gap: GapState }): ReactElement {
  const { t } = useI18n();
  const Icon = ICON[props.gap];
  return (
    <span className="gap-state" data-gap={props.gap}>
      <Icon aria-hidden />
      {t(`gap.${props.gap}`)}
    </span>
  );
}
