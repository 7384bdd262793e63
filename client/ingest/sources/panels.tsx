import { useState, type ReactElement } from 'react';
import type { AccountInfo } from '../../../shared/ingest/source.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { Failed } from '../../state/failed.tsx';
import { Skeleton } from '../../ui/state.tsx';
import { PanelForm } from './panel-form.tsx';
import { useAccounts } from './use-sources.ts';

type Open = { what: 'none' } | { what: 'new' } | { what: 'panel'; id: number };

/** The panels of a source, those whose line is lost first. */
export function Panels({ sourceId }: { sourceId: number }): ReactElement {
  const { t } = useI18n();
  const accounts = useAccounts(sourceId);
  const [open, setOpen] = useState<Open>({ what: 'none' });
  const close = (): void => setOpen({ what: 'none' });
  if (accounts.isLoadingError)
    return (
      <Failed title={t('sources.failed')} error={accounts.error} onRetry={() => void accounts.refetch()} />
    );
  if (!accounts.data) return <Skeleton heightRem={6} />;
  return (
    <>
      <h3>{t('panels.title')}</h3>
      {accounts.data.length === 0 ? <p className="muted">{t('panels.none')}</p> : null}
      <ul className="panel-list scroll">
        {accounts.data.map((panel) => (
          <li key={panel.id} data-disabled={panel.enabled ? undefined : ''}>
            {open.what === 'panel' && open.id === panel.id ? (
              <PanelForm sourceId={sourceId} panel={panel} onDone={close} />
            ) : (
              <PanelLine panel={panel} onEdit={() => setOpen({ what: 'panel', id: panel.id })} />
            )}
          </li>
        ))}
      </ul>
      {open.what === 'new' ? (
        <PanelForm sourceId={sourceId} panel={null} onDone={close} />
      ) : (
        <button type="button" className="plain-button source-add" onClick={() => setOpen({ what: 'new' })}>
          {t('panels.new')}
        </button>
      )}
    </>
  );
}

function PanelLine({ panel, onEdit }: { panel: AccountInfo; onEdit: () => void }): ReactElement {
  const { t, name, moment } = useI18n();
  const heard =
    panel.lastHeardAt === null
      ? t('panels.neverHeard')
      : t('panels.heard', { at: moment(panel.lastHeardAt) });
  return (
    <div className="panel-line">
      <code>#{panel.account}</code>
      <span>
        {panel.facility ? (
          name(panel.facility.name)
        ) : (
          <em className="access-problem">{t('panels.facilityGone')}</em>
        )}
      </span>
      <button
        type="button"
        className="icon-button"
        aria-label={`${t('panels.edit')} #${panel.account}`}
        onClick={onEdit}
      >
        {t('panels.edit')}
      </button>
      <span className="muted">
        {panel.lostAt === null ? null : (
          <strong className="source-lost">{t('panels.lost', { since: moment(panel.lostAt) })} · </strong>
        )}
        {[
          heard,
          t(panel.encrypted ? 'panels.encrypted' : 'panels.plain'),
          panel.supervisionS === null ? t('panels.notWatched') : '',
          panel.enabled ? '' : t('sources.off'),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </div>
  );
}
