import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { onTestFinished } from 'vitest';
import { FIRST } from '../http/certificates.fixture.ts';

/** A mail as the server got it: its envelope, the message as it came over the line, and who sent it over which line. */
export type Received = { from: string; to: string[]; raw: string; user: string | undefined; secure: boolean };

/** What the server says to the n-th recipient or message (from 1): null takes it. */
type Refusal = (n: number) => { code: number; text: string } | null;

const refuse = (refusal: { code: number; text: string } | null): Error | null =>
  refusal && Object.assign(new Error(refusal.text), { responseCode: refusal.code });

/**
 * A real SMTP server on a socket of this machine, with the certificate FIRST; ends with the test.
 * @param account the only login and password that it takes; none: it asks for none.
 * @param secure TLS from the first byte; else by STARTTLS.
 */
export async function smtpServer({
  account = null,
  secure = false,
  plain = false,
  rcpt = () => null,
  data = () => null,
}: {
  account?: { user: string; pass: string } | null;
  secure?: boolean;
  plain?: boolean;
  rcpt?: Refusal;
  data?: Refusal;
} = {}) {
  const mails: Received[] = [];
  let recipients = 0;
  let messages = 0;
  const server = new SMTPServer({
    secure,
    ...FIRST,
    authOptional: account === null,
    disabledCommands: [...(account === null ? ['AUTH'] : []), ...(plain ? ['STARTTLS'] : [])],
    onAuth: ({ username, password }, _session, callback) =>
      username === account?.user && password === account?.pass
        ? callback(null, { user: username })
        : callback(new Error('Wrong login or password')),
    onRcptTo: (_address, _session, callback) => callback(refuse(rcpt(++recipients))),
    onData: (stream, session, callback) => {
      void text(stream).then((raw) => {
        const refusal = data(++messages);
        const { mailFrom, rcptTo } = session.envelope;
        if (refusal === null)
          mails.push({
            from: mailFrom === false ? '' : mailFrom.address,
            to: rcptTo.map(({ address }) => address),
            raw,
            user: session.user,
            secure: session.secure,
          });
        callback(refuse(refusal));
      });
    },
  });
  // A client that leaves in the middle is no matter of the test.
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  onTestFinished(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve());
      }),
  );
  const { port } = server.server.address() as AddressInfo;
  return { mails, port };
}

/** The text of a mail, decoded, and its headers by small name. */
export function readMail(raw: string): { headers: Map<string, string>; text: string } {
  const [head = '', body = ''] = raw.split(/\r?\n\r?\n(.*)/s, 2);
  const unfolded = head.replaceAll(/\r?\n[ \t]+/g, ' ');
  const headers = new Map(
    unfolded.split(/\r?\n/).map((line) => {
      const [name = '', value = ''] = line.split(/: ?(.*)/s, 2);
      return [name.toLowerCase(), decodedWords(value)] as const;
    }),
  );
  const encoding = headers.get('content-transfer-encoding')?.toLowerCase();
  if (encoding === 'base64') return { headers, text: Buffer.from(body, 'base64').toString('utf8') };
  return { headers, text: encoding === 'quoted-printable' ? unquoted(body) : body };
}

const unquoted = (body: string): string =>
  Buffer.from(
    body
      .replaceAll(/=\r?\n/g, '')
      .replaceAll(/=([\dA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');

/** RFC 2047. */
const decodedWords = (value: string): string =>
  value
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      kind.toUpperCase() === 'B'
        ? Buffer.from(word, 'base64').toString('utf8')
        : unquoted(word.replaceAll('_', ' ')),
    );
