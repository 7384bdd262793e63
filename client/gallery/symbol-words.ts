import type { GapState } from '../../shared/coverage/requirement.ts';
import type { FacilityType, Group } from '../../shared/register/schema.ts';
import type { AlarmLevel } from '../../shared/alarms/alarm-class.ts';
import type { I18n } from '../i18n/use-i18n.tsx';
import type { PlanMark } from '../symbols/plan.ts';
import type { SymbolKind, SymbolState } from '../symbols/table.ts';
import type { UnitLook } from '../symbols/unit.ts';
import type { VOID_STATES, VoidShape } from '../symbols/void.ts';

type Say<K extends SymbolKind> = (state: SymbolState<K>, t: I18n['t']) => string;

const halves = <A extends string, B extends string>(state: `${A}-${B}`): [A, B] => {
  const at = state.indexOf('-');
  return [state.slice(0, at) as A, state.slice(at + 1) as B];
};

const unitWord = (look: UnitLook, t: I18n['t']): string =>
  look === 'unavailable' ? t('gallery.state.unavailable') : t(`operations.unitStatus.${look}`);

/** What the states of each kind are called; a kind without words does not compile. */
const SAY: { readonly [K in SymbolKind]: Say<K> } = {
  facility: (state, t) => {
    const [type, gap] = halves<FacilityType, GapState>(state);
    return `${t(`typeOne.${type}`)} · ${t(`gap.${gap}`)}`;
  },
  group: (state: Group, t) => t(`group.${state}`),
  incident: (state, t) => t('gallery.state.priority', { n: state.slice(1) }),
  unit: (state, t) => {
    if (state === 'sos') return t('gallery.state.sos');
    const [look, frame] = state.includes('-')
      ? halves<UnitLook, 'late' | 'aged'>(state as `${UnitLook}-late`)
      : [state as UnitLook, null];
    return frame === null ? unitWord(look, t) : `${unitWord(look, t)} · ${t(`gallery.state.${frame}`)}`;
  },
  camera: (state, t) => t(`camera.look.${state}`),
  alarm: (state: AlarmLevel, t) => t(`alarms.level.${state}`),
  void: (state, t) => {
    const [shape, what] = halves<VoidShape, (typeof VOID_STATES)[number]>(state);
    const word = t(`voids.legend.${what}`);
    return shape === 'settlement' ? `${word} · ${t('gallery.state.settlement')}` : word;
  },
  move: (state, t) => t(`voids.legend.${state === 'leads' ? 'move' : state}`),
  centre: (state, t) => t(`gallery.state.centre.${state}`),
  post: (state, t) => t(`gallery.state.post.${state}`),
  plan: (state, t) => {
    const mark = state.replace('-changed', '') as PlanMark;
    const word = t(`plan.legend.${mark}`);
    return state === mark ? word : `${word} · ${t('plan.legend.changed')}`;
  },
};

/** What a state of a kind is called. */
export const symbolWord = <K extends SymbolKind>(kind: K, state: SymbolState<K>, t: I18n['t']): string =>
  SAY[kind](state, t);
