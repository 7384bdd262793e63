import { useState, type FormEvent, type ReactElement } from 'react';
import type { AdminUnit, Kato } from '../../../shared/hierarchy/schema.ts';
import type { UnitTree } from '../../../shared/hierarchy/tree.ts';
import { createWebhookSchema, type Webhook } from '../../../shared/notify/notice.ts';
import { Field } from '../../access/field.tsx';
import { UnitPicker } from '../../access/people/unit-picker.tsx';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { FlagField } from '../../ui/flag-field.tsx';
import { FormEnd } from './form-end.tsx';
import { useNotifyChanges } from './use-notify.ts';

/** Adds a webhook or changes the one there is; `onDone` is told a secret that was made, to be shown once. */
export function WebhookForm(props: {
  tree: UnitTree<AdminUnit>;
  webhook: Webhook | null;
  onDone: (secret: string | null) => void;
}): ReactElement {
  const { tree, webhook, onDone } = props;
  const { t } = useI18n();
  const { createWebhook, updateWebhook } = useNotifyChanges();
  const [name, setName] = useState(webhook?.name ?? '');
  const [url, setUrl] = useState(webhook?.url ?? 'https://');
  const [unit, setUnit] = useState<Kato | null>(webhook?.unit ?? null);
  const [enabled, setEnabled] = useState(webhook?.enabled ?? true);
  const [newSecret, setNewSecret] = useState(false);
  const [reason, setReason] = useState('');
  const asked = createWebhookSchema.safeParse({ name, url: url.trim(), unit, reason });
  const isUrl = url === 'https://' || createWebhookSchema.shape.url.safeParse(url.trim()).success;
  const saving = webhook ? updateWebhook : createWebhook;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!asked.success) return;
    const onSuccess = ({ secret }: { secret: string | null }): void => onDone(secret);
    if (webhook) {
      const { id, version } = webhook;
      updateWebhook.mutate({ ...asked.data, id, version, enabled, newSecret }, { onSuccess });
    } else createWebhook.mutate(asked.data, { onSuccess });
  };
  const title = webhook ? `${t('notify.change')}: ${webhook.name}` : t('notify.newWebhook');
  return (
    <form className="access-deed" aria-label={title} onSubmit={submit}>
      <h3>{title}</h3>
      <Field label={t('notify.name')} value={name} onChange={setName} />
      <Field
        label={t('notify.url')}
        value={url}
        onChange={setUrl}
        problem={isUrl ? null : t('notify.urlHint')}
        hint={t('notify.urlHint')}
      />
      <UnitPicker label={t('notify.unit')} tree={tree} value={unit} onChange={setUnit} />
      {webhook ? (
        <>
          <FlagField label={t('notify.webhookOn')} value={enabled} onChange={setEnabled} />
          <FlagField label={t('notify.newSecret')} value={newSecret} onChange={setNewSecret} />
        </>
      ) : null}
      <p className="muted">{t('notify.ownerHint')}</p>
      <Field label={t('notify.reason')} value={reason} onChange={setReason} hint={t('people.reasonHint')} />
      <FormEnd isReady={asked.success} saving={saving} onCancel={() => onDone(null)} />
    </form>
  );
}
