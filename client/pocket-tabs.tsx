import { List, Map, SquareUser } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useI18n } from './i18n/use-i18n.tsx';

export const DESK_TABS = ['list', 'map', 'card'] as const;
export type DeskTab = (typeof DESK_TABS)[number];

const ICON = { list: List, map: Map, card: SquareUser } as const;

/**
 * Which part of a desk is seen where there is room for one. Opening a card turns to it, closing it turns back; `toMap` changes
 * when something was asked for that only the map shows.
 */
export function useDeskTab(card: string | null, toMap: unknown): [DeskTab, (tab: DeskTab) => void] {
  const [tab, setTab] = useState<DeskTab>(card === null ? 'list' : 'card');
  const [before, setBefore] = useState({ card, toMap });
  if (before.card !== card || before.toMap !== toMap) {
    setBefore({ card, toMap });
    if (before.card !== card) {
      if (card !== null) setTab('card');
      else if (tab === 'card') setTab('list');
    } else if (toMap !== null && toMap !== undefined) setTab('map');
  }
  return [tab, setTab];
}

/** The parts of a desk as tabs along the lower edge; a wide screen shows all parts, and no tabs. */
export function PocketTabs(props: {
  tab: DeskTab;
  hasCard: boolean;
  onTab: (tab: DeskTab) => void;
}): ReactElement {
  const { tab, hasCard, onTab } = props;
  const { t } = useI18n();
  return (
    <nav className="pocket-tabs panel" aria-label={t('pocket.tabs')}>
      {DESK_TABS.map((value) => {
        const Icon = ICON[value];
        return (
          <button
            key={value}
            type="button"
            aria-current={value === tab ? 'true' : undefined}
            disabled={value === 'card' && !hasCard}
            onClick={() => onTab(value)}
          >
            <Icon aria-hidden />
            {t(`pocket.tab.${value}`)}
          </button>
        );
      })}
    </nav>
  );
}
