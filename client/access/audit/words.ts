import type { AuditEntry } from '../../../shared/access/audit.ts';
import { katoSchema } from '../../../shared/hierarchy/schema.ts';
import { ownName } from '../../i18n/own-name.ts';
import type { I18n } from '../../i18n/use-i18n.tsx';

/** An action of the audit in the reader's words; one without words is shown as it stands. */
export function deedText({ t }: Pick<I18n, 't'>, action: string): string {
  const whole = `deed.${action}`;
  if (t.has(whole)) return t(whole);
  // What is done to kinds of things names them last, as `retention.expire.incident`.
  const key = `deed.${action.split('.', 2).join('.')}`;
  return t.has(key) ? t(key) : action;
}

/** A reason as it was given; those that the system gives itself, in the reader's words. */
export function reasonText({ t }: Pick<I18n, 't'>, reason: string): string {
  const key = `reason.${reason}`;
  return t.has(key) ? t(key) : reason;
}

/** Who did something: a person by name, and what is no person by what it is. */
export const actorText = (i18n: Pick<I18n, 't'>, { actor, actorName }: AuditEntry): string =>
  actorName === null ? thingText(i18n, actor) : ownName(i18n.t, actorName);

/** An object of the audit, as `facility:42`, in the reader's words; one without words is shown as it stands. */
export function thingText({ t }: Pick<I18n, 't'>, object: string): string {
  const [kind = '', id] = object.split(/:(.*)/s, 2);
  // A territory is known by its code, a unit of the police by a number that is never so long.
  const key = kind === 'unit' && katoSchema.safeParse(id).success ? 'thing.territory' : `thing.${kind}`;
  if (!t.has(key)) return object;
  return id === undefined ? t(key) : `${t(key)} ${id}`;
}
