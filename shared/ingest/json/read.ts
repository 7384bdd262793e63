import { messageIdSchema, messageSchema, MOST_MESSAGES, type Message } from './message.ts';

/** A message of a request, or why it is none. */
export type Told =
  | { ok: true; message: Message }
  | { ok: false; id: string | null; kind: string | null; error: string };

/** A request's messages in their order, or why there are none. */
export type Read = { ok: true; told: Told[] } | { ok: false; error: 'not_json' | 'no_message' | 'too_many' };

/** Reads the body of a request: one message, or an array of at most `MOST_MESSAGES`. */
export function readMessages(body: string): Read {
  let sent: unknown;
  try {
    sent = JSON.parse(body);
  } catch {
    return { ok: false, error: 'not_json' };
  }
  const messages: unknown[] = Array.isArray(sent) ? sent : [sent];
  if (messages.length === 0) return { ok: false, error: 'no_message' };
  if (messages.length > MOST_MESSAGES) return { ok: false, error: 'too_many' };
  return { ok: true, told: messages.map(toldIn) };
}

function toldIn(sent: unknown): Told {
  const read = messageSchema.safeParse(sent);
  if (read.success) return { ok: true, message: read.data };
  const fields = typeof sent === 'object' && sent !== null ? (sent as Record<string, unknown>) : {};
  const id = messageIdSchema.safeParse(fields['id']);
  const kind = fields['kind'];
  const [issue] = read.error.issues;
  const error = issue ? `${issue.path.join('.') || 'message'}: ${issue.message}` : 'it is no message';
  return {
    ok: false,
    id: id.success ? id.data : null,
    kind: typeof kind === 'string' ? kind : null,
    error,
  };
}
