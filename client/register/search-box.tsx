import { Autocomplete } from '@base-ui/react/autocomplete';
import { Search } from 'lucide-react';
import { useRef, useState, type ReactElement, type RefObject } from 'react';
import type { SearchHit } from '../../shared/register/search.ts';
import { PlaceName } from '../i18n/place-name.tsx';
import { useI18n, type I18n } from '../i18n/use-i18n.tsx';
import { SEARCH_FROM_LETTERS, useSearch } from './use-register.ts';
import '../ui/popup.css';
import './search-box.css';

type HitGroup = { kind: SearchHit['kind']; items: SearchHit[] };

const KINDS = ['unit', 'settlement', 'facility'] as const;
const KIND_LABELS = {
  unit: 'top.searchUnits',
  settlement: 'top.searchSettlements',
  facility: 'top.searchFacilities',
} as const;

const grouped = (hits: readonly SearchHit[]): HitGroup[] =>
  KINDS.map((kind) => ({ kind, items: hits.filter((hit) => hit.kind === kind) })).filter(
    (group) => group.items.length > 0,
  );

const keyOf = (hit: SearchHit): string => (hit.kind === 'unit' ? hit.kato : `${hit.kind} ${hit.id}`);

/** What the list says when it has nothing to offer; null when the hits speak for themselves. */
function statusOf(text: string, query: ReturnType<typeof useSearch>, t: I18n['t']): string | null {
  if (text.trim().length < SEARCH_FROM_LETTERS) return t('top.searchShort');
  if (query.isError) return t('top.searchFailed');
  if (!query.data) return t('top.searchBusy');
  return query.data.length === 0 ? t('top.searchEmpty', { text: text.trim() }) : null;
}

/** Search over units of territory, settlements and facilities. `placeOf` writes where a hit lies. */
export function SearchBox(props: {
  inputRef: RefObject<HTMLInputElement | null>;
  placeOf: (hit: SearchHit) => string;
  onOpen: (hit: SearchHit) => void;
}): ReactElement {
  const { inputRef, placeOf, onOpen } = props;
  const { t, name } = useI18n();
  const [text, setText] = useState('');
  const query = useSearch(text);
  const box = useRef<HTMLDivElement>(null);
  const enough = text.trim().length >= SEARCH_FROM_LETTERS;
  const status = statusOf(text, query, t);
  const isBusy = enough && query.isPlaceholderData;
  return (
    <Autocomplete.Root
      items={enough && query.data ? grouped(query.data) : []}
      value={text}
      onValueChange={(next, details) => {
        if (details.reason !== 'item-press') setText(next);
      }}
      itemToStringValue={(hit: SearchHit) => name(hit.name)}
      filter={null}
      autoHighlight
    >
      <div className="search" ref={box}>
        <Search aria-hidden />
        <Autocomplete.Input ref={inputRef} aria-label={t('top.search')} placeholder={t('top.searchHint')} />
      </div>
      <Autocomplete.Portal>
        <Autocomplete.Positioner className="popup-positioner" anchor={box} sideOffset={6} align="start">
          <Autocomplete.Popup className="popup search-popup" aria-busy={isBusy}>
            <Autocomplete.Status>
              {status === null ? null : <p className="popup-label">{status}</p>}
            </Autocomplete.Status>
            <Autocomplete.List>
              {(group: HitGroup) => (
                <Autocomplete.Group key={group.kind} items={group.items}>
                  <Autocomplete.GroupLabel className="popup-label">
                    {t(KIND_LABELS[group.kind])}
                  </Autocomplete.GroupLabel>
                  <Autocomplete.Collection>
                    {(hit: SearchHit) => (
                      <Autocomplete.Item
                        key={keyOf(hit)}
                        className="popup-item"
                        value={hit}
                        onClick={() => {
                          setText('');
                          inputRef.current?.blur();
                          onOpen(hit);
                        }}
                      >
                        <span className="search-hit">
                          <span className="ellipsis">
                            <PlaceName name={hit.name} />
                          </span>
                          <span className="muted ellipsis">{placeOf(hit)}</span>
                        </span>
                      </Autocomplete.Item>
                    )}
                  </Autocomplete.Collection>
                </Autocomplete.Group>
              )}
            </Autocomplete.List>
          </Autocomplete.Popup>
        </Autocomplete.Positioner>
      </Autocomplete.Portal>
    </Autocomplete.Root>
  );
}
