import type { ReactElement } from 'react';
import { MapSymbol } from '../../symbols/map-symbol.tsx';
import type { VOID_STATES, VoidShape } from '../../symbols/void.ts';

/** A void as the map draws it. */
export const VoidSymbol = (props: {
  shape: VoidShape;
  state: (typeof VOID_STATES)[number];
}): ReactElement => (
  <MapSymbol className="void-symbol" kind="void" state={`${props.shape}-${props.state}`} sizePx={22} />
);

/** A mark of a move as the map draws it. */
export const MoveSymbol = (props: { mark: 'closes' | 'opens' | 'move' }): ReactElement => (
  <MapSymbol
    className="void-symbol"
    kind="move"
    state={props.mark === 'move' ? 'leads' : props.mark}
    sizePx={22}
  />
);
