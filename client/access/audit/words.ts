import type { I18n } from '../../i18n/use-i18n.tsx';

/** An action of the audit in the reader's words; one without words is shown as it stands. */
export function deedText({ t }: Pick<I18n, 't'>, action: string): string {
  // What is done to kinds of things names them last, as `retention.expire.incident`.
  const key = `deed.${action.split('.', 2).join('.')}`;
  return t.has(key) ? t(key) : action;
}

/** A reason as it was given; those that the system gives itself, in the reader's words. */
export function reasonText({ t }: Pick<I18n, 't'>, reason: string): string {
  const key = `reason.${reason}`;
  return t.has(key) ? t(key) : reason;
}

/** An object of the audit, as `facility:42`, in the reader's words; one without words is shown as it stands. */
export function thingText({ t }: Pick<I18n, 't'>, object: string): string {
  const [kind = '', id] = object.split(/:(.*)/s, 2);
  const key = `thing.${kind}`;
  if (!t.has(key)) return object;
  return id === undefined ? t(key) : `${t(key)} ${id}`;
}
