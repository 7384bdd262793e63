import { useMemo, type ReactElement } from 'react';
import type { PanelOptions } from '../shared/wall/panel.ts';
import { incidentDeadline } from '../shared/operations/limits.ts';
import { useI18n } from './i18n/use-i18n.tsx';
import type { UnitRow } from './operations/answers.ts';
import { fixedAtOf } from './operations/unit-fix.ts';
import { UNIT_KIND } from './operations/unit-kind.ts';
import { UnitSymbol } from './operations/unit-symbol.tsx';
import { useLimits } from './operations/use-limits.ts';
import { useNow } from './ui/use-now.ts';
import { IncidentsPanel, type ShownIncident } from './wall/screen/panels/incidents-panel.tsx';
import { UnitsPanel } from './wall/screen/panels/units-panel.tsx';
import { useOnWall } from './wall-context.ts';
import { useWallOperations } from './use-wall-incidents.ts';

/** Ages change no oftener than people can read them. */
const CALM_MS = 5_000;

/** Who is sent where: by incident, the nearest to being there first. */
function helpBy(units: readonly UnitRow[]): ReadonlyMap<number, readonly UnitRow[]> {
  const by = new Map<number, UnitRow[]>();
  for (const row of units) {
    const id = row.work?.incident?.id;
    if (id !== undefined) by.set(id, [...(by.get(id) ?? []), row]);
  }
  // On scene before on the way.
  for (const rows of by.values()) rows.sort((a, b) => UNIT_KIND[b.unit.status] - UNIT_KIND[a.unit.status]);
  return by;
}

export function WallIncidents(props: { options: PanelOptions<'incidents'> }): ReactElement {
  const { rows, lowestPriority, order } = props.options;
  const { t, name } = useI18n();
  const { clock } = useOnWall();
  const nowMs = useNow(CALM_MS, clock);
  const limits = useLimits();
  const { incidents, unitRows, categories, hasMore, isFailed } = useWallOperations();
  const help = useMemo(() => helpBy(unitRows), [unitRows]);
  const shown = incidents
    ?.filter(({ priority }) => priority <= lowestPriority)
    .toSorted((a, b) => (order === 'newest' ? b.receivedAt - a.receivedAt : 0))
    .map((row): ShownIncident => {
      const category = categories.get(row.category);
      const [first, ...others] = help.get(row.id) ?? [];
      const due = row.tasks.due;
      const late =
        (due !== null && nowMs > due.dueAt) ||
        incidentDeadline(row, { now: nowMs, limits })?.overdue === true;
      return {
        id: row.id,
        priority: row.priority,
        title: category ? name(category.name) : row.category,
        place: row.dimmed ? null : row.place || t('operations.noPlace'),
        receivedAt: row.receivedAt,
        state: t(`operations.state.${row.state}`),
        help: first
          ? {
              symbol: <UnitSymbol status={first.unit.status} late={false} />,
              callSign: first.unit.callSign,
              others: others.length,
            }
          : null,
        late,
      };
    });
  return <IncidentsPanel incidents={shown} failed={isFailed} hasMore={hasMore} most={rows} nowMs={nowMs} />;
}

/** The statuses that are counted together, by the shape they have. */
const KINDS = ['free', 'en_route', 'on_scene', 'busy'] as const;

export function WallUnits(props: { options: PanelOptions<'units'> }): ReactElement {
  const { as, rows } = props.options;
  const { t } = useI18n();
  const { clock, live } = useOnWall();
  const nowMs = useNow(CALM_MS, clock);
  const { units, areUnitsFailed } = useWallOperations();
  const onDuty = units?.filter(({ unit }) => unit.status !== 'off_duty');
  const fixes = onDuty?.map((row) => fixedAtOf(row, live)) ?? [];
  const known = fixes.filter((at) => at !== null);
  return (
    <UnitsPanel
      as={as}
      counts={
        onDuty &&
        KINDS.map((status) => ({
          key: status,
          symbol: <UnitSymbol status={status} late={false} />,
          label: t(`onWall.unitKind.${status}`),
          n: onDuty.filter(({ unit }) => UNIT_KIND[unit.status] === UNIT_KIND[status]).length,
        }))
      }
      units={(onDuty ?? [])
        .toSorted((a, b) => UNIT_KIND[a.unit.status] - UNIT_KIND[b.unit.status])
        .map((row) => ({
          id: row.unit.id,
          symbol: <UnitSymbol status={row.unit.status} late={row.dueAt !== null && nowMs > row.dueAt} />,
          callSign: row.unit.callSign,
          status: t(`operations.unitStatus.${row.unit.status}`),
          fixedAtMs: fixedAtOf(row, live),
          late: row.dueAt !== null && nowMs > row.dueAt,
        }))}
      oldestFixMs={known.length > 0 ? Math.min(...known) : null}
      withoutFix={fixes.length - known.length}
      failed={areUnitsFailed}
      most={rows}
      nowMs={nowMs}
    />
  );
}
