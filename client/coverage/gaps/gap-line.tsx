import { CircleHelp } from 'lucide-react';
import type { ReactElement } from 'react';
import { PlaceName } from '../../i18n/place-name.tsx';
import { useI18n, type I18n } from '../../i18n/use-i18n.tsx';
import { Hint } from '../../ui/hint.tsx';
import { whyText } from './gap-words.ts';
import type { GapRow } from './use-gaps.ts';

/** The state of a gap as a word in a frame; overdue stands beside it and never by colour alone. */
export function GapState(props: { row: Pick<GapRow, 'state' | 'overdue'> }): ReactElement {
  const { state, overdue } = props.row;
  const { t } = useI18n();
  return (
    <span className="gap-step" data-state={overdue ? 'overdue' : state}>
      {t(`gaps.list.${overdue ? 'overdue' : state}`)}
    </span>
  );
}

/** What was ordered of a gap, by whom it is to be done and until when; empty without an order. */
export function orderText({ t, date }: Pick<I18n, 't' | 'date'>, row: GapRow): string {
  const { order, overdue, extensions } = row;
  if (!order) return '';
  return [
    t(overdue ? 'gaps.row.overdue' : 'gaps.row.deadline', { date: date(order.deadline) }),
    ...(extensions > 0 ? [t('gaps.row.extended', { n: extensions })] : []),
    t('gaps.row.order', { number: order.number, responsible: order.responsible }),
  ].join(' · ');
}

/** One gap: where, which measure, since when, what is done about it. */
export function GapLine(props: {
  row: GapRow;
  territory: string | undefined;
  isChosen: boolean;
  inTabOrder: boolean;
  onChoose: () => void;
  onOpen: () => void;
  onFocus: () => void;
}): ReactElement {
  const { row, territory, isChosen, inTabOrder, onChoose, onOpen, onFocus } = props;
  const i18n = useI18n();
  const { t, name, date } = i18n;
  const title = name(row.name);
  const order = orderText(i18n, row);
  const measure = t(`measure.${row.measure}`);
  const place = [row.settlement ? name(row.settlement) : null, territory].filter(Boolean).join(', ');
  return (
    <div className="gap-line" data-chosen={isChosen ? '' : undefined}>
      <input
        type="checkbox"
        checked={isChosen}
        tabIndex={-1}
        aria-label={t('gaps.choose', { name: title, measure })}
        onChange={onChoose}
      />
      <div className="gap-main">
        <button
          type="button"
          className="gap-name ellipsis"
          tabIndex={inTabOrder ? 0 : -1}
          aria-label={`${t('gaps.open', { name: title })}. ${measure}`}
          onClick={onOpen}
          onFocus={onFocus}
        >
          <PlaceName name={row.name} />
        </button>
        <p className="ellipsis muted" title={place}>
          {[place, ...(row.people === null ? [] : [t('gaps.row.people', { n: row.people })])].join(' · ')}
        </p>
        <p className="ellipsis" title={order}>
          {order}
        </p>
      </div>
      <div className="gap-measure">
        <span className="gap-measure-name ellipsis">
          {measure}
          <Hint className="gap-why" text={whyText(i18n, row.why, row)}>
            <CircleHelp aria-label={t('gaps.why')} />
          </Hint>
        </span>
        <span>{t(`state.${row.seen}`)}</span>
        <span className="muted ellipsis">
          {row.since === null ? null : t('gaps.row.since', { date: date(row.since) })}
        </span>
      </div>
      <GapState row={row} />
    </div>
  );
}
