import { BookOpenCheck } from 'lucide-react';
import type { ReactElement, RefObject } from 'react';
import { keyFor } from './command/print-key.ts';
import { COUNTRY_KATO } from '../shared/hierarchy/schema.ts';
import { ancestry } from '../shared/hierarchy/tree.ts';
import type { SearchHit } from '../shared/register/search.ts';
import { useSignedIn } from './access/use-me.ts';
import { WhoMenu } from './access/who-menu.tsx';
import { Breadcrumb } from './hierarchy/breadcrumb.tsx';
import { LanguageAndTheme } from './language-and-theme.tsx';
import { NotifyBell } from './notify/bell/notify-bell.tsx';
import { SearchBox } from './register/search-box.tsx';
import { openUnit, useChangeView } from './state/use-view.ts';
import { TopSwitches } from './top-switches.tsx';
import { IconButton } from './ui/button.tsx';
import { useMedia } from './ui/use-media.ts';
import type { Screen } from './use-screen.ts';
import { ScreenTools } from './screen-tools.tsx';
import { WorkspaceNav } from './workspace-nav.tsx';

/** Where we are, the search, and the switches of the whole application. */
export function TopBar(props: {
  screen: Screen;
  searchRef: RefObject<HTMLInputElement | null>;
}): ReactElement {
  const { screen, searchRef } = props;
  const { view, tree, i18n, pathOf } = screen;
  const { t } = i18n;
  const [home = COUNTRY_KATO] = useSignedIn().homeUnits;
  const change = useChangeView();
  // A unit is named already: what it lies in is enough. A region lies in the Republic.
  const placeOf = (hit: SearchHit): string => {
    if (hit.kind !== 'unit') return pathOf(hit.kato);
    const parent = tree ? ancestry(tree, hit.kato)[1] : undefined;
    return parent ? pathOf(parent.kato) || i18n.name(parent.name) : '';
  };
  const isPhone = useMedia('phone');
  const search = (
    <SearchBox
      inputRef={searchRef}
      placeOf={placeOf}
      onOpen={(hit) =>
        change(hit.kind === 'facility' ? { ...openUnit(hit.kato), facility: hit.id } : openUnit(hit.kato))
      }
    />
  );
  return (
    <header className="top panel">
      <button type="button" className="wordmark" onClick={() => change(openUnit(home))}>
        Sholu <span>шолу</span>
      </button>
      {tree ? (
        <Breadcrumb tree={tree} kato={view.unit} onOpen={(kato) => change(openUnit(kato))} />
      ) : (
        <span className="breadcrumb" />
      )}
      {isPhone ? null : search}
      <TopSwitches>
        {isPhone ? search : null}
        <WorkspaceNav />
        <LanguageAndTheme />
        <ScreenTools />
        <IconButton
          label={t('top.sources')}
          shortcut={keyFor('coverage.sources')}
          onClick={() => change({ panel: 'sources' })}
        >
          <BookOpenCheck aria-hidden />
        </IconButton>
      </TopSwitches>
      <NotifyBell />
      <WhoMenu />
    </header>
  );
}
