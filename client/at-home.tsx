import { useEffect, type ReactElement, type ReactNode } from 'react';
import { COUNTRY_KATO } from '../shared/hierarchy/schema.ts';
import { useSignedIn } from './access/use-me.ts';
import { openUnit, useChangeView, useView } from './state/use-view.ts';

/** Opens the territory of who is signed in, when the address names none: the Republic is not everybody's. */
export function AtHome(props: { children: ReactNode }): ReactElement | null {
  const view = useView();
  const change = useChangeView();
  const { homeUnits } = useSignedIn();
  const [home = COUNTRY_KATO] = homeUnits;
  const isAway = view.unit === COUNTRY_KATO && home !== COUNTRY_KATO;
  useEffect(() => {
    if (isAway) change(openUnit(home), 'replace');
  }, [isAway, home, change]);
  return isAway ? null : <>{props.children}</>;
}
