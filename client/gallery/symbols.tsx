import type { ReactElement } from 'react';
import { POLICE_UNIT_TYPES } from '../../shared/operations/schema.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { INCIDENT_FAMILIES } from '../symbols/incident.ts';
import { MapSymbol } from '../symbols/map-symbol.tsx';
import { SYMBOLS, type SymbolKind, type SymbolState } from '../symbols/table.ts';
import { useIsWanted } from './specimen.tsx';
import { symbolWord } from './symbol-words.ts';

const KINDS = Object.keys(SYMBOLS).filter((kind): kind is SymbolKind => kind in SYMBOLS);
const SIZES_PX = [12, 16, 24, 48] as const;
const GROUPS = ['group_1', 'group_2', 'group_3'] as const;

/** Every symbol in every state, small and as large as a hand; `isBeside` leaves out the largest. */
export function Symbols(props: { isBeside: boolean }): ReactElement {
  return (
    <>
      {KINDS.map((kind) => (
        <Kind key={kind} kind={kind} isBeside={props.isBeside} />
      ))}
    </>
  );
}

function Kind(props: { kind: SymbolKind; isBeside: boolean }): ReactElement {
  const { kind, isBeside } = props;
  const { t } = useI18n();
  const states: readonly SymbolState<SymbolKind>[] = SYMBOLS[kind].states;
  return (
    <div className="symbol-kind">
      <h3>{t(`gallery.kind.${kind}`)}</h3>
      <ul>
        {states.map((state) => (
          <State key={state} kind={kind} state={state} isBeside={isBeside} />
        ))}
      </ul>
      <Glyphs kind={kind} />
    </div>
  );
}

function State<K extends SymbolKind>(props: {
  kind: K;
  state: SymbolState<K>;
  isBeside: boolean;
}): ReactElement | null {
  const { kind, state, isBeside } = props;
  const { t } = useI18n();
  const name = `${kind}-${state}`;
  const word = symbolWord(kind, state, t);
  if (!useIsWanted(name, word, t(`gallery.kind.${kind}`))) return null;
  return (
    <li className="specimen symbol-state" data-name={name}>
      {isBeside ? null : <MapSymbol kind={kind} state={state} sizePx={200} />}
      <span className="symbol-sizes">
        {SIZES_PX.map((sizePx) => (
          <MapSymbol key={sizePx} kind={kind} state={state} sizePx={sizePx} />
        ))}
      </span>
      <span>{word}</span>
      <code>{name}</code>
    </li>
  );
}

/** What may stand inside the symbols of a kind. */
function Glyphs(props: { kind: SymbolKind }): ReactElement | null {
  const { kind } = props;
  const { t } = useI18n();
  if (kind === 'facility')
    return (
      <ul className="glyphs">
        {GROUPS.map((rank) => (
          <li key={rank}>
            <MapSymbol kind="facility" state="school-closed" glyph={rank} sizePx={48} />
            {t(`group.${rank}`)}
          </li>
        ))}
      </ul>
    );
  if (kind === 'unit')
    return (
      <ul className="glyphs">
        {POLICE_UNIT_TYPES.map((type) => (
          <li key={type}>
            <MapSymbol kind="unit" state="free" glyph={type} sizePx={24} />
            <MapSymbol kind="unit" state="on_scene" glyph={type} sizePx={48} />
            {t(`operations.unitType.${type}`)}
          </li>
        ))}
      </ul>
    );
  if (kind === 'incident')
    return (
      <ul className="glyphs">
        {INCIDENT_FAMILIES.map((family) => (
          <li key={family}>
            <MapSymbol kind="incident" state="p3" glyph={family} sizePx={24} />
            <MapSymbol kind="incident" state="p2" glyph={family} sizePx={48} />
            {t(`gallery.family.${family}`)}
          </li>
        ))}
      </ul>
    );
  return null;
}
