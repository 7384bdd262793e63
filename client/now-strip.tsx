import { useQuery } from '@tanstack/react-query';
import { ChevronRight, Siren } from 'lucide-react';
import { useMemo, type ReactElement } from 'react';
import { useSignedIn } from './access/use-me.ts';
import { useI18n } from './i18n/use-i18n.tsx';
import { useKeepOperations } from './keep-operations.ts';
import { workspacesOf } from './places-of-work.ts';
import { useOpenWorkspace } from './state/use-view.ts';
import { BY_ITSELF, trpc } from './trpc.ts';
import type { Screen } from './use-screen.ts';

const LOOK_MS = 30_000;
const MOST = 500;

/** What is happening in the territory now, in one line that leads there; nothing for whoever has no work there. */
export function NowStrip(props: { screen: Screen }): ReactElement | null {
  return workspacesOf(useSignedIn()).includes('operate') ? <Now screen={props.screen} /> : null;
}

function Now(props: { screen: Screen }): ReactElement {
  const { view, tree } = props.screen;
  const { t, number, time } = useI18n();
  const open = useOpenWorkspace();
  const { data, error, dataUpdatedAt } = useQuery(
    trpc.operations.incidents.list.queryOptions(
      { unit: view.unit, states: 'open', limit: MOST },
      { refetchInterval: LOOK_MS, trpc: BY_ITSELF },
    ),
  );
  const categories = useQuery(trpc.operations.categories.queryOptions());
  const byId = useMemo(() => new Map(categories.data?.map((one) => [one.id, one])), [categories.data]);
  useKeepOperations({
    unit: view.unit,
    tree,
    incidents: data?.rows,
    units: undefined,
    categories: byId,
    fixOf: () => null,
    asOf: () => (data ? dataUpdatedAt : null),
    serverNow: Date.now,
  });
  const urgent = data?.rows.filter(({ priority }) => priority === 1).length ?? 0;
  const isMore = (data?.nextCursor ?? null) !== null;
  const words = !data
    ? t(error ? 'pocket.nowFailed' : 'app.loading')
    : isMore
      ? t('pocket.nowMany', { count: number(data.rows.length) })
      : data.rows.length === 0
        ? t('pocket.nowNone')
        : t('pocket.nowOpen', { n: data.rows.length });
  return (
    <button type="button" className="now-strip" onClick={() => open('operate')}>
      <Siren aria-hidden />
      <span>
        <strong>{words}</strong>
        <span className="muted">
          {urgent > 0 ? <em>{t('pocket.nowUrgent', { count: number(urgent) })} · </em> : null}
          {data ? `${t('pocket.now')}: ${time(dataUpdatedAt)}` : null}
        </span>
      </span>
      <ChevronRight aria-hidden />
    </button>
  );
}
