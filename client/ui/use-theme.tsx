import { createContext, useContext, useLayoutEffect, useRef, type ReactElement, type ReactNode } from 'react';
import { THEMES, type Theme } from '../theme.ts';
import { applyTheme } from './theme-variables.ts';

const ThemeContext = createContext<Theme>(THEMES.night);

/** Gives the theme to everything below and paints the document in it. */
export function ThemeProvider(props: { theme: Theme; children: ReactNode }): ReactElement {
  const { theme, children } = props;
  useLayoutEffect(() => applyTheme(theme, document.documentElement), [theme]);
  return <ThemeContext value={theme}>{children}</ThemeContext>;
}

/** A part of the page in a theme of its own. */
export function ThemeScope(props: { theme: Theme; className: string; children: ReactNode }): ReactElement {
  const { theme, className, children } = props;
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (ref.current) applyTheme(theme, ref.current);
  }, [theme]);
  return (
    <ThemeContext value={theme}>
      <div ref={ref} className={className}>
        {children}
      </div>
    </ThemeContext>
  );
}

export const useTheme = (): Theme => useContext(ThemeContext);
