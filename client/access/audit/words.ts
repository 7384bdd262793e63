import type { AuditEntry } from '../../../shared/access/audit.ts';
import { en, type MessageKey } from '../../i18n/en.ts';
import { ownName } from '../../i18n/own-name.ts';
import type { I18n } from '../../i18n/use-i18n.tsx';

const isMessage = (key: string): key is MessageKey => Object.hasOwn(en, key);

/** An action of the audit in the reader's words; one without words is shown as it stands. */
export function deedText({ t }: Pick<I18n, 't'>, action: string): string {
  const whole = `deed.${action}`;
  if (isMessage(whole)) return t(whole);
  // What is done to kinds of things names them last, as `retention.expire.incident`.
  const key = `deed.${action.split('.', 2).join('.')}`;
  return isMessage(key) ? t(key) : action;
}

/** A reason as it was given; those that the system gives itself, in the reader's words. */
export function reasonText({ t }: Pick<I18n, 't'>, reason: string): string {
  const key = `reason.${reason}`;
  return isMessage(key) ? t(key) : reason;
}

/** Who did something: a person by name, and what is no person by what it is. */
export const actorText = (i18n: Pick<I18n, 't'>, { actor, actorName }: AuditEntry): string =>
  actorName === null ? thingText(i18n, actor) : ownName(i18n.t, actorName);

/** An object of the audit, as `facility:42`, in the reader's words; one without words is shown as it stands. */
export function thingText({ t }: Pick<I18n, 't'>, object: string): string {
  const [kind = '', id] = object.split(/:(.*)/s, 2);
  const key = `thing.${kind}`;
  if (!isMessage(key)) return object;
  return id === undefined ? t(key) : `${t(key)} ${id}`;
}
