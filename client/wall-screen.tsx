import { useEffect, type ReactElement } from 'react';
import { COUNTRY_KATO } from '../shared/hierarchy/schema.ts';
import { MeProvider, mayDo, useMe, useSignedIn } from './access/use-me.ts';
import { I18nProvider, useI18n } from './i18n/use-i18n.tsx';
import { Boundary } from './ui/boundary.tsx';
import { useView } from './state/use-view.ts';
import { THEMES } from './theme.ts';
import { ThemeProvider } from './ui/use-theme.tsx';
import { WallDoor } from './wall-door.tsx';
import { WallOfTerritory } from './wall-of-territory.tsx';
import { WallMessage, WallStarting } from './wall/screen/message.tsx';

/** A screen of a wall: read from afar, touched by nobody. Who is not let in is told how. */
export function WallScreen(): ReactElement {
  const view = useView();
  return (
    <ThemeProvider theme={THEMES.wall}>
      <I18nProvider language={view.lang}>
        <Boundary fallback={broken}>
          <Admitted />
        </Boundary>
      </I18nProvider>
    </ThemeProvider>
  );
}

const broken = (): ReactElement => <Broken />;
const RELOAD_MS = 20_000;

/** What broke beneath no panel is loaded anew. */
function Broken(): ReactElement {
  useEffect(() => {
    const timer = setTimeout(() => location.reload(), RELOAD_MS);
    return () => clearTimeout(timer);
  }, []);
  return <WallStarting error={null} />;
}

/** Whoever was let in stays while the server does not answer: a wall never goes dark because a line is cut. */
function Admitted(): ReactElement {
  const { data: me, error } = useMe();
  if (!me) return <WallStarting error={error} />;
  if (me.state !== 'in') return <WallDoor demo={me.demo} />;
  return (
    <MeProvider value={me}>
      <Entitled />
    </MeProvider>
  );
}

function Entitled(): ReactElement {
  const { t } = useI18n();
  const me = useSignedIn();
  const [home = COUNTRY_KATO] = me.homeUnits;
  if (!mayDo(me, 'operations.read') || !mayDo(me, 'positions.read'))
    return <WallMessage title={t('onWall.noGrant')} hint={t('onWall.noGrantHint')} />;
  return <WallOfTerritory home={home} />;
}
