import { createTransport } from 'nodemailer';
import { failed, shortened, type Outcome } from './outcome.ts';

/** Where e-mail goes through and whom it is from; `url` may hold a password and is never printed. */
export type MailEnv = { url: string; from: string };

/** Host and port of the SMTP server, and whom mail is from. */
export type MailAbout = { host: string; from: string };

/** A file that goes with a mail. */
export type MailFile = { name: string; mediaType: string; content: Buffer };

/** A way to send e-mail. */
export type Mailer = {
  /** Host and port of the server, and whom it is from: for the administration. */
  about: MailAbout;
  send(mail: {
    to: string;
    uid: string;
    title: string;
    text: string;
    urgent: boolean;
    files?: readonly MailFile[];
  }): Promise<Outcome>;
  close(): void;
};

const CONNECTIONS = 3;
const CONNECT_MS = 10_000;
const SILENCE_MS = 20_000;

/** True for the address of this machine: what is said to it is not heard by others. */
const isLoopback = (host: string): boolean => /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/.test(host);

/**
 * Opens a pool of SMTP connections. The line is encrypted – by `smtps:`, or by STARTTLS, without which nothing is sent –
 * unless it stays on this machine or `?ignoreTLS=true` says that it need not be.
 */
export function openMailer({ url, from }: MailEnv): Mailer {
  const address = new URL(url);
  const mayBePlain = isLoopback(address.hostname) || address.searchParams.get('ignoreTLS') === 'true';
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: CONNECTIONS,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    requireTLS: !mayBePlain,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  // A connection that breaks while it rests is opened again when it is needed.
  transport.on('error', () => {});
  const domain = /@([^\s>]+)/.exec(from)?.[1] ?? 'sholu';
  return {
    about: { host: address.host, from },
    send: async ({ to, uid, title, text, urgent, files = [] }) => {
      try {
        const { response } = await transport.sendMail({
          from,
          to: { name: '', address: to },
          subject: title,
          text,
          messageId: `<${uid}@${domain}>`,
          attachments: files.map(({ name, mediaType, content }) => ({
            filename: name,
            contentType: mediaType,
            content,
          })),
          priority: urgent ? 'high' : 'normal',
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Sholu-Delivery': uid },
        });
        return { sent: true, answer: shortened(response) };
      } catch (error) {
        return outcomeOf(error);
      }
    },
    close: () => transport.close(),
  };
}

/** A server that says no for good (5xx) is not asked again; one that does not know us may be told of us meanwhile. */
function outcomeOf(error: unknown): Outcome {
  const { code, responseCode, response, message } = error as {
    code?: string;
    responseCode?: number;
    response?: string;
    message?: string;
  };
  const isFinal = responseCode !== undefined && responseCode >= 500 && code !== 'EAUTH' && code !== 'ETLS';
  if (code === 'ETIMEDOUT') return failed('timeout', message, { isFinal: false });
  if (responseCode === undefined) return failed('unreachable', message, { isFinal: false });
  return failed('refused', response ?? message, { isFinal });
}
