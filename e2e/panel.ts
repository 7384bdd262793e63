import { once } from 'node:events';
import { createConnection } from 'node:net';
import { parseFrame, writeFrame } from '../shared/ingest/dc09/frame.ts';

/** What a panel says: its account and the words of the standard, as `Nri1/PA015`. */
export type Word = { account: string; data: string };

let serial = 0;

/**
 * Says everything over one connection, each when the one before was answered, as a receiver of panels does.
 * @throws Error when an answer is not ACK.
 */
export async function sayAll(port: number, line: string, words: readonly Word[]): Promise<void> {
  const socket = createConnection({ host: '127.0.0.1', port });
  await once(socket, 'connect');
  socket.setEncoding('latin1');
  const answers = socket[Symbol.asyncIterator]();
  let heard = '';
  try {
    for (const { account, data } of words) {
      const sequence = String((serial++ % 9_999) + 1).padStart(4, '0');
      const of = { id: 'SIA-DCS', encrypted: false, sequence, receiver: null, line, account } as const;
      socket.write(writeFrame({ ...of, rest: `#${account}|${data}]` }), 'latin1');
      while (!heard.includes('\r')) {
        const { value, done } = (await answers.next()) as { value: string; done?: boolean };
        if (done) throw new Error('The receiver hung up');
        heard += value;
      }
      const [first = '', ...rest] = heard.split('\r');
      heard = rest.join('\r');
      const answer = parseFrame(first.replace('\n', ''));
      if (!answer.ok || answer.frame.id !== 'ACK')
        throw new Error(`${account} ${data} was answered ${first}`);
    }
  } finally {
    socket.destroy();
  }
}
