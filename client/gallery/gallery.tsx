import {
  useDeferredValue,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
  type ReactElement,
  type ReactNode,
} from 'react';
import { useI18n } from '../i18n/use-i18n.tsx';
import { useChangeView, useOpenWorkspace, useView } from '../state/use-view.ts';
import { THEMES } from '../theme.ts';
import { SearchField } from '../ui/search-field.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { EmptyState } from '../ui/state.tsx';
import '../ui/text-input.css';
import { useKeys } from '../ui/use-keys.ts';
import { ThemeScope } from '../ui/use-theme.tsx';
import { Colours } from './colours.tsx';
import { Controls, Fields } from './controls.tsx';
import './gallery.css';
import { Measures, Type } from './measures.tsx';
import { Palettes } from './palettes.tsx';
import { Lists, Notices, States } from './parts.tsx';
import { WantedContext } from './specimen.tsx';
import { Symbols } from './symbols.tsx';

type Part = (props: { isBeside: boolean }) => ReactElement;

/** In the order in which one learns them: what everything is made of first, what is made of it after. */
const SECTIONS = {
  colours: Colours,
  palettes: Palettes,
  type: Type,
  measures: Measures,
  controls: Controls,
  fields: Fields,
  notices: Notices,
  states: States,
  lists: Lists,
  symbols: Symbols,
} as const satisfies Record<string, Part>;
const SECTION_NAMES = Object.keys(SECTIONS) as (keyof typeof SECTIONS)[];
const CHOICES = ['address', 'wall', 'print', 'all'] as const;

/** Every component and every symbol in every state; `children` are the switches of language and theme. */
export function Gallery(props: { isBeside: boolean; children: ReactNode }): ReactElement {
  const { isBeside, children } = props;
  const { t, number } = useI18n();
  const { themes } = useView();
  const change = useChangeView();
  const open = useOpenWorkspace();
  const [text, setText] = useState('');
  const wanted = useDeferredValue(text.trim().toLowerCase());
  const searchRef = useRef<HTMLInputElement>(null);
  const listRef = useRef<HTMLDivElement>(null);
  const [found, setFound] = useState(-1);
  useKeys({ '/': () => searchRef.current?.focus() });
  // Counted on the page itself, where every part decides for itself whether it is meant.
  const count = useEffectEvent((lookedFor: string) => {
    const things = listRef.current?.querySelectorAll<HTMLElement>('[data-name]') ?? [];
    setFound(lookedFor === '' ? -1 : new Set([...things].map(({ dataset }) => dataset['name'])).size);
  });
  useEffect(() => count(wanted), [wanted]);
  // The page came after the address: what its anchor names was not there yet.
  useEffect(() => document.getElementById(location.hash.slice(1))?.scrollIntoView(), []);

  return (
    <div className="gallery">
      <header className="top panel">
        <button type="button" className="wordmark" onClick={() => open('account')}>
          Sholu <span>шолу</span>
        </button>
        <SearchField
          ref={searchRef}
          className="text-input gallery-search"
          label={t('gallery.search')}
          aria-keyshortcuts="/"
          value={text}
          onChange={setText}
        />
        <output className="muted" aria-live="polite">
          {wanted === '' ? '' : t('gallery.found', { n: number(found) })}
        </output>
        <span className="gallery-gap" />
        <Segmented
          label={t('gallery.themes')}
          value={themes}
          options={CHOICES.map((value) => ({ value, label: t(`gallery.themes.${value}`) }))}
          onChange={(next) => change({ themes: next }, 'replace')}
        />
        {children}
      </header>
      <nav className="gallery-nav panel scroll" aria-label={t('gallery.sections')}>
        <ol>
          {SECTION_NAMES.map((name) => (
            <li key={name}>
              <a href={`#${name}`}>{t(`gallery.section.${name}`)}</a>
            </li>
          ))}
        </ol>
      </nav>
      <main className="gallery-page scroll" aria-label={t('gallery.title')}>
        <h1>{t('gallery.title')}</h1>
        <p className="gallery-lead muted">{t('gallery.lead')}</p>
        <WantedContext value={wanted}>
          <div ref={listRef}>
            {SECTION_NAMES.map((name) => (
              <Section key={name} name={name} isBeside={isBeside} />
            ))}
          </div>
        </WantedContext>
        {found === 0 ? (
          <EmptyState
            title={t('gallery.nothing', { text: text.trim() })}
            action={{ label: t('gallery.clear'), onClick: () => setText('') }}
          />
        ) : null}
      </main>
    </div>
  );
}

function Section(props: { name: keyof typeof SECTIONS; isBeside: boolean }): ReactElement {
  const { name, isBeside } = props;
  const { t } = useI18n();
  const Body: Part = SECTIONS[name];
  const title = t(`gallery.section.${name}`);
  return (
    <section className="gallery-section" id={name} aria-label={title}>
      <h2>{title}</h2>
      {isBeside ? (
        <div className="themes">
          {Object.values(THEMES).map((theme) => (
            <ThemeScope key={theme.name} theme={theme} className="theme-scope">
              <p className="theme-name">{t(`gallery.theme.${theme.name}`)}</p>
              <div className="specimens">
                <Body isBeside />
              </div>
            </ThemeScope>
          ))}
        </div>
      ) : (
        <div className="specimens">
          <Body isBeside={false} />
        </div>
      )}
    </section>
  );
}
