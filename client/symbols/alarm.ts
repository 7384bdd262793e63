import { ALARM_LEVELS, type AlarmLevel } from '../../shared/alarms/alarm-class.ts';
import { circle } from '../map/shapes.ts';
import { cased, from, type SymbolKindSpec } from './symbol.ts';

const SHAPE: Readonly<Record<AlarmLevel, string>> = {
  sos: 'M12 1L15 8.6L22.6 9L16.8 14L18.8 21.6L12 17.4L5.2 21.6L7.2 14L1.4 9L9 8.6Z',
  high: 'M12 2L22.5 21H1.5Z',
  medium: 'M12 2L21.5 12L12 22L2.5 12Z',
  low: circle(12, 12, 7),
};

/** The level of an alarm: star, triangle, diamond, disc. */
export const alarm: SymbolKindSpec<AlarmLevel> = {
  boxPx: 24,
  states: ALARM_LEVELS,
  draw({ map, danger, warning, textMuted }, level) {
    const colour = { sos: danger, high: danger, medium: warning, low: textMuted }[level];
    const mark = from(16, [{ d: 'M12 9V14.4M12 17.6V17.7', stroke: map.labelHalo, width: 2.4 }]);
    return [...cased(SHAPE[level], colour, map.labelHalo, 2.6), ...(level === 'high' ? mark : [])];
  },
};
