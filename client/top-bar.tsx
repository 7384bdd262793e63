import { BookOpenCheck, CircleHelp, Moon, Sun } from 'lucide-react';
import type { ReactElement, RefObject } from 'react';
import { COUNTRY_KATO, languageSchema } from '../shared/hierarchy/schema.ts';
import { Breadcrumb } from './hierarchy/breadcrumb.tsx';
import { SearchBox } from './register/search-box.tsx';
import { openUnit, useChangeView } from './state/use-view.ts';
import { IconButton } from './ui/button.tsx';
import { Segmented } from './ui/segmented.tsx';
import type { Screen } from './use-screen.ts';

const LANGUAGES = { kk: 'Қаз', ru: 'Рус', en: 'Eng' } as const;

/** Where we are, the search, and the switches of the whole application. */
export function TopBar(props: {
  screen: Screen;
  searchRef: RefObject<HTMLInputElement | null>;
  onTheme: () => void;
}): ReactElement {
  const { screen, searchRef, onTheme } = props;
  const { view, tree, i18n, pathOf } = screen;
  const { t } = i18n;
  const change = useChangeView();
  const isNight = view.theme === 'night';
  return (
    <header className="top panel">
      <button type="button" className="wordmark" onClick={() => change(openUnit(COUNTRY_KATO))}>
        Sholu <span>шолу</span>
      </button>
      {tree ? (
        <Breadcrumb tree={tree} kato={view.unit} onOpen={(kato) => change(openUnit(kato))} />
      ) : (
        <span className="breadcrumb" />
      )}
      <SearchBox
        inputRef={searchRef}
        pathOf={pathOf}
        onOpen={(hit) =>
          change(hit.kind === 'unit' ? openUnit(hit.kato) : { ...openUnit(hit.kato), facility: hit.id })
        }
      />
      <Segmented
        label={t('top.language')}
        value={view.lang}
        options={languageSchema.options.map((value) => ({ value, label: LANGUAGES[value] }))}
        onChange={(lang) => change({ lang }, 'replace')}
      />
      <IconButton label={t(isNight ? 'top.theme.day' : 'top.theme.night')} shortcut="T" onClick={onTheme}>
        {isNight ? <Sun aria-hidden /> : <Moon aria-hidden />}
      </IconButton>
      <IconButton label={t('top.sources')} shortcut="S" onClick={() => change({ panel: 'sources' })}>
        <BookOpenCheck aria-hidden />
        <span className="top-text">{t('top.sources')}</span>
      </IconButton>
      <IconButton label={t('top.help')} shortcut="?" onClick={() => change({ panel: 'help' })}>
        <CircleHelp aria-hidden />
      </IconButton>
    </header>
  );
}
