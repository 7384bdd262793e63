import { TRPCError } from '@trpc/server';
import { newWebhookSecret, sealedSecret } from './secret.ts';
import {
  insertWebhook,
  nextWebhookId,
  updateWebhookRow,
  webhookById,
  webhooksWithin,
  type StoredWebhook,
} from './store.ts';
import type { Keeper } from '../keeper.ts';
import type { Notify } from '../notify.ts';
import type { CreateWebhook, UpdateWebhook, Webhook } from '../../../shared/notify/notice.ts';
import { write } from '../../db/write.ts';

/** A keeper with what webhooks need besides: the server's key, and where they may go. */
export type WebhookKeeper = Keeper & { key: Buffer; notify: Pick<Notify, 'refusalOf'> | undefined };

const infoOf = ({ id, name, url, kato, enabled, version, owner }: StoredWebhook): Webhook => ({
  id,
  name,
  url,
  unit: kato,
  enabled,
  version,
  owner,
});

export const listWebhooks = async ({ db, scope }: Keeper): Promise<Webhook[]> =>
  (await webhooksWithin(db, scope.paths)).map(infoOf);

/** What the audit keeps of an address: where it leads, and not the token that some receivers have in it. */
const auditedUrl = (url: string): string => new URL(url).origin;

/** @throws TRPCError BAD_REQUEST for an address that no webhook may have. */
function requireAllowed({ notify }: WebhookKeeper, text: string): void {
  const refusal = notify?.refusalOf(new URL(text)) ?? null;
  if (refusal !== null) throw new TRPCError({ code: 'BAD_REQUEST', message: `url. ${refusal}` });
}

/** Adds a webhook, with a secret that is shown once. It has the rights of who adds it. */
export async function createWebhook(
  keeper: WebhookKeeper,
  { name, url, unit, reason }: CreateWebhook,
): Promise<{ id: number; secret: string }> {
  const { db, actor, personId, key, requireUnit } = keeper;
  requireUnit(unit);
  requireAllowed(keeper, url);
  const secret = newWebhookSecret();
  return write(db, { actor, action: 'notify.createWebhook', note: reason }, async (trx) => {
    const id = await nextWebhookId(trx);
    const sealed = sealedSecret(id, secret, key);
    await insertWebhook(trx, { id, name, url, kato: unit, sealed_secret: sealed, owner_id: personId });
    const after = { name, url: auditedUrl(url) };
    return { result: { id, secret }, object: `webhook:${id}`, kato: unit, after };
  });
}

/**
 * Changes a webhook. From now on it has the rights of who changed it: otherwise another address would be a way to read
 * what its owner may see.
 * @throws TRPCError NOT_FOUND for a webhook outside, CONFLICT when somebody changed it meanwhile.
 */
export async function updateWebhook(
  keeper: WebhookKeeper,
  { id, version, name, url, unit, enabled, newSecret, reason }: UpdateWebhook,
): Promise<{ id: number; secret: string | null }> {
  const { db, actor, personId, key, requireUnit, requireObject } = keeper;
  requireUnit(unit);
  requireAllowed(keeper, url);
  const secret = newSecret ? newWebhookSecret() : null;
  return write(db, { actor, action: 'notify.updateWebhook', note: reason }, async (trx) => {
    const before = requireObject(`webhook:${id}`, await webhookById(trx, id, { lock: true }), (w) => w.kato);
    if (before.version !== version)
      throw new TRPCError({
        code: 'CONFLICT',
        message: 'version. Somebody changed it meanwhile: look again',
      });
    await updateWebhookRow(trx, id, {
      name,
      url,
      kato: unit,
      enabled,
      owner_id: personId,
      ...(secret === null ? {} : { sealed_secret: sealedSecret(id, secret, key) }),
    });
    return {
      result: { id, secret },
      object: `webhook:${id}`,
      kato: unit,
      before: { name: before.name, url: auditedUrl(before.url), enabled: before.enabled },
      after: { name, url: auditedUrl(url), enabled, keyRenewed: newSecret },
    };
  });
}
