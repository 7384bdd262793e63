import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { BY_ITSELF, trpc } from '../../trpc.ts';
import { OrderAnswer } from './order-answer.tsx';
import { useWallOrder, type ListedWall } from './use-walls.ts';

const MOST = 6;
const MINUTES = 15;

/** The most urgent open incidents of a wall's territory, each a press away from its screen of focus. */
export function RemoteIncidents({ of }: { of: ListedWall }): ReactElement | null {
  const { wall } = of;
  const { t, name, time } = useI18n();
  const order = useWallOrder(wall.id);
  const incidents = useQuery(
    trpc.operations.incidents.list.queryOptions(
      { unit: wall.unit, states: 'open', limit: 200 },
      { refetchInterval: 10_000, staleTime: 0, trpc: BY_ITSELF },
    ),
  );
  const { data: categories = [] } = useQuery(trpc.operations.categories.queryOptions());
  const names = new Map(categories.map((category) => [category.id, category.name]));
  const urgent = (incidents.data?.rows ?? [])
    .toSorted((a, b) => a.priority - b.priority || b.receivedAt - a.receivedAt)
    .slice(0, MOST);
  if (urgent.length === 0) return null;
  return (
    <section aria-label={t('walls.what.incident')}>
      <h2>{t('walls.what.incident')}</h2>
      <ul className="remote-incidents">
        {urgent.map((incident) => {
          const category = names.get(incident.category);
          return (
            <li key={incident.id}>
              <button
                type="button"
                className="quiet-button"
                onClick={() =>
                  order.give({
                    type: 'push',
                    screens: [wall.focus.screen],
                    shows: { type: 'incident', incident: incident.id },
                    minutes: MINUTES,
                  })
                }
              >
                <strong>{incident.priority}</strong>
                <span className="ellipsis">{category ? name(category) : incident.category}</span>
                <span className="muted">{time(incident.receivedAt).slice(0, 5)}</span>
              </button>
            </li>
          );
        })}
      </ul>
      <OrderAnswer order={order} />
    </section>
  );
}
