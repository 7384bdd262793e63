import { Menu } from '@base-ui/react/menu';
import { Check, ChevronDown, ChevronRight } from 'lucide-react';
import type { ReactElement } from 'react';
import type { AdminUnit, Kato } from '../../shared/hierarchy/schema.ts';
import { ancestry, childrenOf } from '../../shared/hierarchy/tree.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import '../ui/popup.css';
import './breadcrumb.css';
import type { Hierarchy } from './use-hierarchy.ts';

/** The way from the Republic to the current unit; each step opens its unit, its arrow the neighbours. */
export function Breadcrumb(props: {
  tree: Hierarchy;
  kato: Kato;
  onOpen: (kato: Kato) => void;
}): ReactElement {
  const { tree, kato, onOpen } = props;
  const { t, name } = useI18n();
  const steps = ancestry(tree, kato).toReversed();
  const rootCount = tree.parent.filter((parent) => parent < 0).length;
  return (
    <nav className="breadcrumb" aria-label={t('top.breadcrumb')}>
      <ol>
        {steps.map((unit, i) => (
          <li key={unit.kato}>
            {i === 0 && rootCount < 2 ? null : <Siblings tree={tree} unit={unit} onOpen={onOpen} />}
            <button
              type="button"
              className="crumb ellipsis"
              aria-current={i === steps.length - 1 ? 'page' : undefined}
              title={name(unit.name)}
              onClick={() => onOpen(unit.kato)}
            >
              {name(unit.name)}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Siblings(props: { tree: Hierarchy; unit: AdminUnit; onOpen: (kato: Kato) => void }): ReactElement {
  const { tree, unit, onOpen } = props;
  const { t, name, compare } = useI18n();
  const { parentKato } = unit;
  const beside =
    parentKato === null ? tree.units.filter((u) => u.parentKato === null) : childrenOf(tree, parentKato);
  const siblings = beside.toSorted((a, b) => compare(name(a.name), name(b.name)));
  return (
    <Menu.Root>
      <Menu.Trigger className="crumb-menu" aria-label={t('top.siblings', { name: name(unit.name) })}>
        {siblings.length > 1 ? <ChevronDown aria-hidden /> : <ChevronRight aria-hidden />}
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className="popup-positioner" sideOffset={6} align="start">
          <Menu.Popup className="popup">
            {siblings.map((sibling) => (
              <Menu.Item key={sibling.kato} className="popup-item" onClick={() => onOpen(sibling.kato)}>
                <span className="popup-check">
                  {sibling.kato === unit.kato ? <Check aria-hidden /> : null}
                </span>
                {name(sibling.name)}
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
