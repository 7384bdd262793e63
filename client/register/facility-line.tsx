import type { ReactElement } from 'react';
import type { FacilityRow } from '../../shared/coverage/schema.ts';
import { PlaceName } from '../i18n/place-name.tsx';
import { useI18n } from '../i18n/use-i18n.tsx';
import { moveFocus } from '../ui/move-focus.ts';
import { FacilitySymbol, GapLabel } from './facility-symbol.tsx';

/** One facility of the list: symbol, name, place, people, state of the requirement. */
export function FacilityLine(props: {
  row: FacilityRow;
  territory: string | undefined;
  onOpen: () => void;
}): ReactElement {
  const { row, territory, onOpen } = props;
  const { t, name } = useI18n();
  const place = row.settlement ? name(row.settlement) : territory;
  const people = row.people === null ? t('list.peopleUnknown') : t('list.people', { n: row.people });
  return (
    <button type="button" className="facility-line" onKeyDown={moveFocus} onClick={onOpen}>
      <FacilitySymbol type={row.type} gap={row.gap} />
      <span className="ellipsis">
        <span className="facility-line-name ellipsis">
          <PlaceName name={row.name} />
        </span>
        <span className="muted">{[place, people, t(`group.${row.group}`)].filter(Boolean).join(' · ')}</span>
      </span>
      <GapLabel gap={row.gap} />
    </button>
  );
}
