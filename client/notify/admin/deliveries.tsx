import { useState, type ReactElement } from 'react';
import type { DeliveryInfo } from '../../../shared/notify/notice.ts';
import { thingText } from '../../access/audit/words.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { Failed } from '../../state/failed.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Skeleton } from '../../ui/state.tsx';
import { failureText } from './failure-text.ts';
import { useDeliveries, useNotifyChanges, type DeliveryList } from './use-notify.ts';

const LISTS: readonly DeliveryList[] = ['waiting', 'sent', 'dead'];

/** Every message: to whom, of what, and what became of it. */
export function Deliveries(): ReactElement {
  const { t } = useI18n();
  const [list, setList] = useState<DeliveryList>('waiting');
  return (
    <section className="notify-deliveries" aria-label={t('notify.part.deliveries')}>
      <Segmented
        label={t('notify.part.deliveries')}
        value={list}
        options={LISTS.map((value) => ({ value, label: t(`notify.list.${value}`) }))}
        onChange={setList}
      />
      <DeliveryTable key={list} list={list} />
    </section>
  );
}

function DeliveryTable({ list }: { list: DeliveryList }): ReactElement {
  const { t } = useI18n();
  const pages = useDeliveries(list);
  if (pages.isLoadingError)
    return <Failed title={t('notify.failed')} error={pages.error} onRetry={() => void pages.refetch()} />;
  if (!pages.data) return <Skeleton heightRem={12} />;
  const rows = pages.data.pages.flat();
  if (rows.length === 0) return <p className="muted">{t(`notify.none.${list}`)}</p>;
  return (
    <>
      <div className="notify-scroll">
        <table className="notify-table">
          <thead>
            <tr>
              <th>{t('notify.at')}</th>
              <th>{t('notify.to')}</th>
              <th>{t('notify.what')}</th>
              <th>{t('notify.state')}</th>
              {list === 'dead' ? <th>{t('notify.deed')}</th> : null}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.id} row={row} />
            ))}
          </tbody>
        </table>
      </div>
      {pages.hasNextPage ? (
        <button type="button" className="icon-button access-all" onClick={() => void pages.fetchNextPage()}>
          {t('notify.more')}
        </button>
      ) : null}
    </>
  );
}

function Row({ row }: { row: DeliveryInfo }): ReactElement {
  const { t, moment, number } = useI18n();
  const { resend } = useNotifyChanges();
  const isTest = row.events.some(({ event }) => event === 'test');
  const label = row.label === row.subject ? thingText({ t }, row.subject) : row.label;
  const why = failureText({ t }, row.failure, row.answer);
  return (
    <tr>
      <td>{moment(row.at)}</td>
      <td>
        {row.recipient}
        <span className="muted notify-second">{t(`notify.channel.${row.channel}`)}</span>
      </td>
      <td>
        {row.events.map(({ event }) => t(`notify.event.${event}`)).join(', ')}
        {isTest ? null : <span className="muted notify-second">{label}</span>}
      </td>
      <td>
        {row.sentAt === null ? t(`notify.state.${row.state}`) : moment(row.sentAt)}
        <span className="muted notify-second">
          {[
            row.attempts > 1 ? t('notify.attempts', { count: number(row.attempts) }) : '',
            row.dueAt !== null ? t('notify.due', { at: moment(row.dueAt) }) : '',
            why,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </td>
      {row.state === 'dead' ? (
        <td>
          <button
            type="button"
            className="quiet-button"
            aria-label={`${t('notify.resend')}: ${row.recipient}, ${label}`}
            disabled={resend.isPending}
            onClick={() => resend.mutate({ id: row.id })}
          >
            {t('notify.resend')}
          </button>
        </td>
      ) : null}
    </tr>
  );
}
