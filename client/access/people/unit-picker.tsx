import { Combobox } from '@base-ui/react/combobox';
import { useId, useMemo, type ReactElement } from 'react';
import type { AdminUnit, Kato } from '../../../shared/hierarchy/schema.ts';
import { searchWords } from '../../../shared/hierarchy/search-words.ts';
import { ancestry, type UnitTree } from '../../../shared/hierarchy/tree.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import '../../ui/popup.css';
import '../../ui/text-input.css';

const SHOWN = 60;

/** Chooses a unit of territory among those that the giver may give, by typing any part of its name. */
export function UnitPicker(props: {
  label: string;
  tree: UnitTree<AdminUnit>;
  value: Kato | null;
  onChange: (kato: Kato | null) => void;
}): ReactElement {
  const { label, tree, value, onChange } = props;
  const { t, name } = useI18n();
  const id = useId();
  const options = useMemo(
    () =>
      tree.units.map((unit, i) => ({
        value: unit.kato,
        label: name(unit.name),
        depth: tree.depth[i] ?? 0,
        path: ancestry(tree, unit.kato)
          .slice(1)
          .map((above) => name(above.name))
          .join(', '),
        words: searchWords(Object.values(unit.name).join(' ')),
      })),
    [tree, name],
  );
  const chosen = options.find((option) => option.value === value) ?? null;
  const filter = (option: (typeof options)[number], query: string): boolean =>
    searchWords(query).every((typed) => option.words.some((word) => word.startsWith(typed)));
  return (
    <Combobox.Root
      items={options}
      value={chosen}
      limit={SHOWN}
      filter={filter}
      itemToStringLabel={(option) => option.label}
      isItemEqualToValue={(a, b) => a.value === b.value}
      onValueChange={(next) => onChange(next?.value ?? null)}
    >
      <div className="access-field">
        <label htmlFor={id}>{label}</label>
        <div className="access-input">
          <Combobox.Input id={id} className="text-input" placeholder={t('people.unitHint')} />
        </div>
      </div>
      <Combobox.Portal>
        <Combobox.Positioner className="popup-positioner" sideOffset={4}>
          <Combobox.Popup className="popup unit-popup">
            <Combobox.Empty className="popup-label">{t('people.unitNone')}</Combobox.Empty>
            <Combobox.List>
              {(option: (typeof options)[number]) => (
                <Combobox.Item
                  key={option.value}
                  value={option}
                  className="popup-item"
                  style={{ paddingLeft: `${0.6 + option.depth}rem` }}
                >
                  <span>{option.label}</span>
                  <span className="muted ellipsis">{option.path}</span>
                </Combobox.Item>
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}
