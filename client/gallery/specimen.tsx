import { createContext, useContext, type ReactElement, type ReactNode } from 'react';

/** What is looked for on the page, in small letters; empty shows everything. */
export const WantedContext = createContext('');

/** Whether something is called what is looked for. */
export function useIsWanted(...names: readonly string[]): boolean {
  const wanted = useContext(WantedContext);
  return wanted === '' || names.some((name) => name.toLowerCase().includes(wanted));
}

/** One thing of the page under the name it has in the code, and what it is for; not there when something else is looked for. */
export function Specimen(props: {
  name: string;
  says: string;
  wide?: boolean;
  children: ReactNode;
}): ReactElement | null {
  const { name, says, wide = false, children } = props;
  if (!useIsWanted(name, says)) return null;
  return (
    <div className="specimen" data-name={name} data-wide={wide ? '' : undefined}>
      <div className="specimen-head">
        <code>{name}</code>
        <p className="muted">{says}</p>
      </div>
      <div className="specimen-body">{children}</div>
    </div>
  );
}
