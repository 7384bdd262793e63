import { Tabs } from '@base-ui/react/tabs';
import type { ReactElement, ReactNode } from 'react';
import { useI18n } from '../i18n/use-i18n.tsx';
import { Failed } from '../state/failed.tsx';
import { PanelDialog } from '../ui/panel-dialog.tsx';
import { Skeleton } from '../ui/state.tsx';
import { ConflictList } from './conflict-list.tsx';
import { FiguresTable } from './figures-table.tsx';
import { HeadlinesTable } from './headlines-table.tsx';
import type { NameOf } from './row-names.ts';
import { useConflicts, useFigures, useHeadlines } from './use-published.ts';
import './published.css';

/** The published figures, their contradictions and the totals printed beside them. */
export function PublishedDrawer(props: { open: boolean; nameOf: NameOf; onClose: () => void }): ReactElement {
  const { open, nameOf, onClose } = props;
  const { t } = useI18n();
  return (
    <PanelDialog
      open={open}
      place="side"
      title={t('published.title')}
      closeLabel={t('action.close')}
      onClose={onClose}
    >
      <Content nameOf={nameOf} />
    </PanelDialog>
  );
}

function Content(props: { nameOf: NameOf }): ReactElement {
  const { nameOf } = props;
  const { t, number } = useI18n();
  const figures = useFigures();
  const conflicts = useConflicts();
  const headlines = useHeadlines();
  const counted = (label: string, rows: readonly unknown[] | undefined): string =>
    rows ? `${label} · ${number(rows.length)}` : label;
  return (
    <div className="published">
      <p className="published-intro">{t('published.intro')}</p>
      <Tabs.Root defaultValue="conflicts" className="tab-panel">
        <Tabs.List className="tabs">
          <Tabs.Tab value="conflicts" className="tab">
            {counted(t('published.conflicts'), conflicts.data)}
          </Tabs.Tab>
          <Tabs.Tab value="figures" className="tab">
            {counted(t('published.figures'), figures.data)}
          </Tabs.Tab>
          <Tabs.Tab value="headlines" className="tab">
            {counted(t('published.headlines'), headlines.data)}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="conflicts" className="tab-panel">
          <Answer query={conflicts}>
            {conflicts.data ? <ConflictList conflicts={conflicts.data} nameOf={nameOf} /> : null}
          </Answer>
        </Tabs.Panel>
        <Tabs.Panel value="figures" className="tab-panel">
          <Answer query={figures}>
            {figures.data ? <FiguresTable figures={figures.data} nameOf={nameOf} /> : null}
          </Answer>
        </Tabs.Panel>
        <Tabs.Panel value="headlines" className="tab-panel">
          <Answer query={headlines}>
            {headlines.data ? <HeadlinesTable headlines={headlines.data} nameOf={nameOf} /> : null}
          </Answer>
        </Tabs.Panel>
      </Tabs.Root>
    </div>
  );
}

/** What stands in the place of an answer: it is coming, it failed, or it is there. */
function Answer(props: {
  query: { data: unknown; error: unknown; refetch: () => Promise<unknown> };
  children: ReactNode;
}): ReactNode {
  const { query, children } = props;
  if (query.data !== undefined) return children;
  if (query.error === null) return <Skeleton heightRem={16} />;
  return <Failed error={query.error} onRetry={() => void query.refetch()} />;
}
