import type { ReactElement } from 'react';
import { AuditPanel } from './access/audit/audit-panel.tsx';
import { PeoplePanel } from './access/people/people-panel.tsx';
import { TokensPanel } from './access/tokens/tokens-panel.tsx';
import { useSignedIn } from './access/use-me.ts';
import { AdminFrame } from './admin-frame.tsx';
import './admin-screen.css';
import { PlaybooksAdministration, UnitsAdministration } from './admin-operations.tsx';
import { useHierarchy, type Hierarchy } from './hierarchy/use-hierarchy.ts';
import { useI18n } from './i18n/use-i18n.tsx';
import type { MessageKey } from './i18n/en.ts';
import { SourcesPanel } from './ingest/sources/sources-panel.tsx';
import { WantedPanel } from './ingest/wanted/wanted-panel.tsx';
import { NotifyPanel } from './notify/admin/notify-panel.tsx';
import { WallsAdministration } from './walls-administration.tsx';
import { ImportsPanel } from './register/imports/imports-panel.tsx';
import { sectionsOf } from './places-of-work.ts';
import { Failed } from './state/failed.tsx';
import { useChangeView, useView } from './state/use-view.ts';
import type { AdminSection } from './state/view.ts';
import { Boundary } from './ui/boundary.tsx';
import { EmptyState } from './ui/state.tsx';
import { useShown } from './ui/use-shown.ts';

/** Every section of the administration: its title and what it shows, given the units of territory once they are there. */
const SECTIONS: Readonly<
  Record<AdminSection, { title: MessageKey; Panel: (props: { tree: Hierarchy | null }) => ReactElement }>
> = {
  imports: { title: 'admin.imports', Panel: ImportsPanel },
  units: { title: 'admin.units', Panel: UnitsAdministration },
  playbooks: { title: 'admin.playbooks', Panel: PlaybooksAdministration },
  people: { title: 'admin.people', Panel: PeoplePanel },
  notify: { title: 'admin.notify', Panel: NotifyPanel },
  tokens: { title: 'admin.tokens', Panel: TokensPanel },
  sources: { title: 'admin.sources', Panel: SourcesPanel },
  wanted: { title: 'admin.wanted', Panel: WantedPanel },
  walls: { title: 'admin.walls', Panel: WallsAdministration },
  audit: { title: 'admin.audit', Panel: AuditPanel },
};

/** The administration, as far as the person administers something. */
export function AdminScreen(): ReactElement {
  return (
    <AdminFrame workspace="admin">
      <Administration />
    </AdminFrame>
  );
}

function Administration(): ReactElement {
  const { t } = useI18n();
  const change = useChangeView();
  const { section: asked } = useView();
  const { tree, query } = useHierarchy();
  const sections = sectionsOf(useSignedIn());
  const section = sections.includes(asked) ? asked : (sections[0] ?? asked);
  const { title, Panel } = SECTIONS[section];
  const row = useShown<HTMLElement>(section);
  const failed = (retry: () => void): ReactElement => (
    <EmptyState broken title={t('error.broken')} action={{ label: t('action.retry'), onClick: retry }} />
  );
  return (
    <>
      <nav ref={row} className="admin-sections panel" aria-label={t('admin.sections')}>
        {sections.map((name) => (
          <button
            key={name}
            type="button"
            data-part={name}
            aria-current={name === section ? 'page' : undefined}
            onClick={() => change({ section: name })}
          >
            {t(SECTIONS[name].title)}
          </button>
        ))}
      </nav>
      <main className="admin-section panel scroll" aria-label={t(title)}>
        {query.isLoadingError ? (
          <Failed error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <Boundary fallback={failed}>
            <Panel tree={tree} />
          </Boundary>
        )}
      </main>
    </>
  );
}
