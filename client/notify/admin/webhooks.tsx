import { useState, type ReactElement } from 'react';
import type { AdminUnit } from '../../../shared/hierarchy/schema.ts';
import type { UnitTree } from '../../../shared/hierarchy/tree.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { EmptyState, Skeleton } from '../../ui/state.tsx';
import { useNotifyStatus, useWebhooks } from './use-notify.ts';
import { WebhookForm } from './webhook-form.tsx';

type Open = { what: 'none' } | { what: 'new' } | { what: 'webhook'; id: number };

/** Programs that are told over HTTP. */
export function Webhooks({ tree }: { tree: UnitTree<AdminUnit> }): ReactElement {
  const { t, name } = useI18n();
  const webhooks = useWebhooks();
  const status = useNotifyStatus();
  const [open, setOpen] = useState<Open>({ what: 'none' });
  const [secret, setSecret] = useState<string | null>(null);
  const done = (made: string | null): void => {
    setOpen({ what: 'none' });
    setSecret(made);
  };
  const hosts = status.data?.webhookHosts ?? null;
  return (
    <section className="access-card panel" aria-label={t('notify.webhooks')}>
      <h2>{t('notify.webhooks')}</h2>
      <p className="muted">
        {hosts === null ? t('notify.webhooksPublic') : t('notify.webhooksOnly', { hosts: hosts.join(', ') })}
      </p>
      {secret === null ? null : (
        <div className="access-deed">
          <code className="one-time notify-secret">{secret}</code>
          <p className="muted">{t('notify.secret')}</p>
          <div className="sign-in-buttons">
            <button type="button" className="plain-button" onClick={() => setSecret(null)}>
              {t('notify.kept')}
            </button>
          </div>
        </div>
      )}
      {webhooks.isLoadingError ? <EmptyState broken title={t('notify.failed')} /> : null}
      {webhooks.isPending ? <Skeleton heightRem={6} /> : null}
      {webhooks.data?.length === 0 ? <p className="muted">{t('notify.noWebhooks')}</p> : null}
      <ul className="access-lines">
        {webhooks.data?.map((webhook) =>
          open.what === 'webhook' && open.id === webhook.id ? (
            <li key={webhook.id}>
              <WebhookForm tree={tree} webhook={webhook} onDone={done} />
            </li>
          ) : (
            <li key={webhook.id} data-past={webhook.enabled ? undefined : ''}>
              <span>{webhook.name}</span>
              <span className="muted">
                {[
                  webhook.url,
                  name(tree.units[tree.indexOf.get(webhook.unit) ?? 0]?.name ?? { kk: '', ru: '', en: '' }),
                  t('notify.owner', { name: webhook.owner }),
                  webhook.enabled ? '' : t('notify.off'),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              <button
                type="button"
                className="icon-button"
                aria-label={`${t('notify.change')}: ${webhook.name}`}
                onClick={() => setOpen({ what: 'webhook', id: webhook.id })}
              >
                {t('notify.change')}
              </button>
            </li>
          ),
        )}
      </ul>
      {open.what === 'new' ? (
        <WebhookForm tree={tree} webhook={null} onDone={done} />
      ) : (
        <button type="button" className="plain-button notify-add" onClick={() => setOpen({ what: 'new' })}>
          {t('notify.newWebhook')}
        </button>
      )}
    </section>
  );
}
