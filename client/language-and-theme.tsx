import { Moon, Sun } from 'lucide-react';
import type { ReactElement } from 'react';
import { keyFor } from './command/print-key.ts';
import { useCommands } from './command/use-commands.ts';
import { languageSchema } from '../shared/hierarchy/schema.ts';
import { useI18n } from './i18n/use-i18n.tsx';
import { useChangeView, useView } from './state/use-view.ts';
import { IconButton } from './ui/button.tsx';
import { Segmented } from './ui/segmented.tsx';

const LANGUAGES = { kk: 'Қаз', ru: 'Рус', en: 'Eng' } as const;

/** The two switches that every workspace has, and the key of the theme. */
export function LanguageAndTheme(): ReactElement {
  const view = useView();
  const { t } = useI18n();
  const change = useChangeView();
  const isNight = view.theme === 'night';
  const toggleTheme = (): void => change({ theme: isNight ? 'day' : 'night' }, 'replace');
  useCommands({ 'theme.switch': toggleTheme });
  return (
    <>
      <Segmented
        label={t('top.language')}
        value={view.lang}
        options={languageSchema.options.map((value) => ({ value, label: LANGUAGES[value], lang: value }))}
        onChange={(lang) => change({ lang }, 'replace')}
      />
      <IconButton
        label={t(isNight ? 'top.theme.day' : 'top.theme.night')}
        shortcut={keyFor('theme.switch')}
        onClick={toggleTheme}
      >
        {isNight ? <Sun aria-hidden /> : <Moon aria-hidden />}
      </IconButton>
    </>
  );
}
