import { CircleCheck, CircleHelp, CircleMinus, TriangleAlert } from 'lucide-react';
import type { ReactElement } from 'react';
import type { GapState } from '../../shared/coverage/requirement.ts';
import type { FacilityType } from '../../shared/register/schema.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import type { RankedGroup } from '../symbols/facility.ts';
import { MapSymbol } from '../symbols/map-symbol.tsx';
import './facility-symbol.css';

/** The symbol of a facility, drawn from the very shapes the map uses, with bars for its group. */
export const FacilitySymbol = (props: {
  type: FacilityType;
  gap: GapState;
  group?: RankedGroup;
  sizePx?: number;
}): ReactElement => (
  <MapSymbol
    kind="facility"
    state={`${props.type}-${props.gap}`}
    {...(props.group === undefined ? {} : { glyph: props.group })}
    sizePx={props.sizePx ?? 28}
  />
);

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
