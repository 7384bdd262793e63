import { createContext, useContext, useLayoutEffect, type ReactElement, type ReactNode } from 'react';
import { THEMES, type Theme } from '../theme.ts';
import { applyTheme } from './theme-variables.ts';

const ThemeContext = createContext<Theme>(THEMES.night);

/** Gives the theme to everything below and paints the document in it. */
export function ThemeProvider(props: { theme: Theme; children: ReactNode }): ReactElement {
  const { theme, children } = props;
  useLayoutEffect(() => applyTheme(theme, document.documentElement), [theme]);
  return <ThemeContext value={theme}>{children}</ThemeContext>;
}

export const useTheme = (): Theme => useContext(ThemeContext);
