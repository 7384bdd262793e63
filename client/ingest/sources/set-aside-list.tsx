import type { ReactElement } from 'react';
import { REASONS, type Reason } from '../../../shared/ingest/reason.ts';
import type { SetAside } from '../../../shared/ingest/source.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { Failed } from '../../state/failed.tsx';
import { Skeleton } from '../../ui/state.tsx';
import { useSetAside } from './use-sources.ts';

/** What was not taken, newest first: why, from where, and the beginning of it. */
export function SetAsideList({ id }: { id: number | null }): ReactElement {
  const { t } = useI18n();
  const pages = useSetAside(id);
  if (pages.isLoadingError)
    return <Failed title={t('sources.failed')} error={pages.error} onRetry={() => void pages.refetch()} />;
  if (!pages.data) return <Skeleton heightRem={6} />;
  const rows = pages.data.pages.flat();
  if (rows.length === 0) return <p className="muted">{t('sources.setAsideNone')}</p>;
  return (
    <>
      <div className="set-aside-scroll">
        <table className="set-aside">
          <thead>
            <tr>
              <th>{t('sources.setAsideAt')}</th>
              <th>{t('sources.setAsideReason')}</th>
              <th>{t('sources.setAsideSample')}</th>
              <th>{t('sources.setAsideFrom')}</th>
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
          {t('sources.more')}
        </button>
      ) : null}
    </>
  );
}

const isReason = (code: string): code is Reason => REASONS.some((reason) => reason === code);

function Row({ row }: { row: SetAside }): ReactElement {
  const { t, moment } = useI18n();
  const [code = '', detail] = row.reason.split(/: (.*)/s, 2);
  return (
    <tr>
      <td>{moment(row.at)}</td>
      <td>
        {isReason(code) ? t(`setAside.${code}`) : code}
        {detail === undefined ? '' : `: ${detail}`}
        <span className="muted set-aside-what">{t(`sources.${row.outcome}`)}</span>
      </td>
      <td>
        <code>{row.sample}</code>
      </td>
      <td>{row.address}</td>
    </tr>
  );
}
