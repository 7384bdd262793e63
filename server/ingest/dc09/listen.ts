import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import type { Dc09Adapter, Sender } from './adapter.ts';
import { createSplitter } from '../../../shared/ingest/dc09/splitter.ts';
import type { Log } from '../../log.ts';
import { openTcp, type TcpListener } from '../tcp.ts';

/** Panels over TCP: frames in a stream, answered on the same line in their order. */
export function listenTcp(parts: {
  host: string;
  port: number;
  adapter: Dc09Adapter;
  log: Pick<Log, 'warn'>;
}): Promise<TcpListener> {
  const { adapter } = parts;
  return openTcp({
    ...parts,
    open: (line) => {
      const splitter = createSplitter();
      const sender: Sender = { address: line.address, sourceId: null };
      return {
        data: async (chunk) => {
          for (const piece of splitter.push(chunk.toString('latin1'))) {
            if (piece.type === 'noise') {
              adapter.noise(piece.sample, sender);
              continue;
            }
            const answer = await adapter.take(piece.text, sender);
            if (answer !== null) line.send(answer);
          }
        },
      };
    },
  });
}

/** Datagrams that wait to be taken; more are dropped, and the panels send them again. */
const MOST_WAITING = 1_000;

/** Panels over UDP: a frame, a datagram, answered to where it came from. */
export async function listenUdp(parts: {
  host: string;
  port: number;
  adapter: Dc09Adapter;
  log: Pick<Log, 'warn'>;
}): Promise<TcpListener> {
  const { adapter, log, host, port } = parts;
  const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4');
  const working = new Set<Promise<void>>();
  let isClosed = false;
  socket.on('message', (message, { address, port: from }) => {
    const sender: Sender = { address, sourceId: null };
    const pieces = createSplitter().push(message.toString('latin1'));
    if (pieces.length === 0 || working.size >= MOST_WAITING) {
      adapter.noise(working.size >= MOST_WAITING ? 'too many datagrams' : message.toString('latin1'), sender);
      return;
    }
    const work = async (): Promise<void> => {
      for (const piece of pieces) {
        if (piece.type === 'noise') {
          adapter.noise(piece.sample, sender);
          continue;
        }
        const answer = await adapter.take(piece.text, sender);
        if (answer !== null && !isClosed) socket.send(Buffer.from(answer, 'latin1'), from, address);
      }
    };
    const done = work()
      .catch((error: unknown) => log.warn({ err: error }, 'a datagram of a panel could not be taken'))
      .finally(() => working.delete(done));
    working.add(done);
  });
  socket.on('error', (error) => log.warn({ err: error }, 'the line of panels over UDP has a failure'));
  socket.bind(port, host);
  await once(socket, 'listening');
  return {
    port: socket.address().port,
    close: async () => {
      const closed = once(socket, 'close');
      isClosed = true;
      socket.close();
      await closed;
      await Promise.all(working);
    },
  };
}
