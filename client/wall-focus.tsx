import type { ReactElement } from 'react';
import { useI18n } from './i18n/use-i18n.tsx';
import { UNIT_KIND } from './operations/unit-kind.ts';
import { UnitSymbol } from './operations/unit-symbol.tsx';
import { useNow } from './ui/use-now.ts';
import { FocusPanel } from './wall/screen/panels/focus-panel.tsx';
import { useOnWall } from './wall-context.ts';
import { useWallOperations } from './use-wall-incidents.ts';

const CALM_MS = 5_000;

/** The incident in focus, as large as its panel allows. */
export function WallFocus({ id }: { id: number }): ReactElement {
  const { t, name } = useI18n();
  const { clock } = useOnWall();
  const nowMs = useNow(CALM_MS, clock);
  const { incidents, unitRows, categories } = useWallOperations();
  const row = incidents?.find((one) => one.id === id);
  const category = row && categories.get(row.category);
  return (
    <FocusPanel
      nowMs={nowMs}
      incident={
        row && {
          id,
          priority: row.priority,
          title: category ? name(category.name) : row.category,
          place: row.dimmed ? null : row.place || t('operations.noPlace'),
          receivedAt: row.receivedAt,
          state: t(`operations.state.${row.state}`),
          help: unitRows
            .filter(({ work }) => work?.incident?.id === id)
            .toSorted((a, b) => UNIT_KIND[b.unit.status] - UNIT_KIND[a.unit.status])
            .map(({ unit }) => ({
              key: unit.id,
              symbol: <UnitSymbol status={unit.status} late={false} />,
              callSign: unit.callSign,
              status: t(`operations.unitStatus.${unit.status}`),
            })),
        }
      }
    />
  );
}
