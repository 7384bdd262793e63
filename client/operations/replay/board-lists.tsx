import type { ReactElement } from 'react';
import type { Board } from '../../../shared/operations/board-at.ts';
import type { Category } from '../../../shared/operations/playbook.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { ageText } from '../age.ts';
import { QueueRow } from '../queue/queue-row.tsx';
import { UNIT_KIND } from '../unit-kind.ts';
import { useLimits } from '../use-limits.ts';
import { boardRow } from './board-row.ts';

/** Open incidents and units of a past moment, each in the order of the live desk. */
export function BoardLists(props: {
  board: Board;
  atMs: number;
  categories: ReadonlyMap<string, Category>;
  openId: number | null;
  onOpen: (id: number) => void;
}): ReactElement {
  const { board, atMs, categories, openId, onOpen } = props;
  const { t, number } = useI18n();
  const limits = useLimits();
  const rows = board.incidents
    .map((file) => boardRow(file, atMs))
    .sort((a, b) => a.priority - b.priority || a.receivedAt - b.receivedAt || a.id - b.id);
  const units = board.units.toSorted(
    (a, b) =>
      Number(b.unit.sos !== null) - Number(a.unit.sos !== null) ||
      UNIT_KIND[a.unit.status] - UNIT_KIND[b.unit.status] ||
      a.unit.id - b.unit.id,
  );
  return (
    <>
      <header className="ops-head">
        <h2>{t('replay.queue')}</h2>
        <span className="muted">{number(rows.length)}</span>
      </header>
      <ul className="queue scroll" aria-label={t('replay.queue')}>
        {rows.length === 0 ? <li className="replay-none muted">{t('replay.none')}</li> : null}
        {rows.map((row) => (
          <QueueRow
            key={row.id}
            row={row}
            category={categories.get(row.category)}
            nowMs={atMs}
            limits={limits}
            isOpen={row.id === openId}
            onOpen={() => onOpen(row.id)}
          />
        ))}
      </ul>
      <section className="operate-units scroll" aria-label={t('replay.units')}>
        <h3>{t('replay.units')}</h3>
        {units.length === 0 ? <p className="muted">{t('replay.noUnits')}</p> : null}
        <ul>
          {units.map(({ unit, seen }) => (
            <li key={unit.id}>
              <strong>{unit.callSign}</strong>
              {unit.sos ? <span className="late">{t('replay.sos')}</span> : null}
              <span>{t(`operations.unitStatus.${unit.status}`)}</span>
              <span className="muted">
                {seen ? t('operations.fixAge', { age: ageText(atMs - seen[0]) }) : t('replay.neverSeen')}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
