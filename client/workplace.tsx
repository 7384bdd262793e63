import { useEffect, type ReactElement, type ReactNode } from 'react';
import { Gate } from './access/gate.tsx';
import { AtHand } from './at-hand.tsx';
import { IdleNotice } from './access/idle-notice.tsx';
import { mayDo, useSignedIn } from './access/use-me.ts';
import { I18nProvider, useI18n } from './i18n/use-i18n.tsx';
import { SosBanner } from './operations/sos/sos-banner.tsx';
import { workspacesOf } from './places-of-work.ts';
import { ForgetPicture } from './pocket/forget-picture.tsx';
import { LastPicture } from './pocket/last-picture.tsx';
import { NewVersion } from './pocket/new-version.tsx';
import type { Workspace } from './state/router.ts';
import { useOpenWorkspace, useView } from './state/use-view.ts';
import { THEMES } from './theme.ts';
import { SkipLink } from './ui/skip-link.tsx';
import { ThemeProvider } from './ui/use-theme.tsx';

/** A workspace in the language and theme of the address, for whoever is signed in and may work there, as long as the session lasts. */
export function Workplace(props: { workspace: Workspace; children: ReactNode }): ReactElement {
  const view = useView();
  return (
    <ThemeProvider theme={THEMES[view.theme]}>
      <I18nProvider language={view.lang}>
        <ForgetPicture />
        <NewVersion />
        <Gate away={<LastPicture />}>
          <Allowed {...props} />
        </Gate>
      </I18nProvider>
    </ThemeProvider>
  );
}

/** Leads whoever has no work here to where they have. */
function Allowed(props: { workspace: Workspace; children: ReactNode }): ReactElement | null {
  const me = useSignedIn();
  const { t } = useI18n();
  const allowed = workspacesOf(me);
  const open = useOpenWorkspace();
  const elsewhere = allowed.includes(props.workspace) ? undefined : (allowed[0] ?? 'account');
  useEffect(() => {
    if (elsewhere !== undefined) open(elsewhere);
  }, [elsewhere, open]);
  if (elsewhere !== undefined) return null;
  return (
    <>
      <SkipLink label={t('app.skip')} />
      {mayDo(me, 'operations.read') ? (
        <SosBanner onOpen={(incident) => open('operate', { incident })} />
      ) : null}
      {props.children}
      <AtHand />
      <IdleNotice />
    </>
  );
}
