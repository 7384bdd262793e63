import { createServer, type Socket } from 'node:net';
import { once } from 'node:events';
import type { Log } from '../log.ts';

/** One connection of a device, as its adapter sees it. */
export type TcpLine = {
  address: string;
  /** Sends an answer; a device that does not read its answers is cut off. */
  send(text: string): void;
  end(): void;
};

/** What an adapter does with a connection. A piece is taken before the next is read, so a flood waits in the network. */
export type TcpHandler = { data(chunk: Buffer): Promise<void>; closed?(): void };

export type TcpListener = { port: number; close(): Promise<void> };

type Limits = {
  /** Connections at once, in all and of one address. */
  connections: number;
  perAddress: number;
  /** A connection that is silent for so long is closed. */
  idleMs: number;
};

/** Many trackers stand behind the one address of their operator. */
const LIMITS: Limits = { connections: 20_000, perAddress: 5_000, idleMs: 900_000 };
/** Answers that a device has not read; beyond it, it is cut off. */
const MOST_UNREAD_BYTES = 64 * 1024;

/**
 * Listens for devices. What one of them does never concerns another: its failures end its own connection, with a line in the
 * log.
 * @throws Error when the port cannot be opened.
 */
export async function openTcp(parts: {
  host: string;
  port: number;
  log: Pick<Log, 'warn'>;
  open: (line: TcpLine) => TcpHandler;
  limits?: Partial<Limits>;
}): Promise<TcpListener> {
  const limits = { ...LIMITS, ...parts.limits };
  const sockets = new Set<Socket>();
  const byAddress = new Map<string, number>();
  const working = new Set<Promise<void>>();
  const server = createServer({ noDelay: true, keepAlive: true, keepAliveInitialDelay: 60_000 }, (socket) => {
    const address = socket.remoteAddress ?? '';
    const already = byAddress.get(address) ?? 0;
    if (sockets.size >= limits.connections || already >= limits.perAddress) {
      socket.destroy();
      return;
    }
    sockets.add(socket);
    byAddress.set(address, already + 1);
    const handler = parts.open({
      address,
      send: (text) => {
        if (socket.writableLength > MOST_UNREAD_BYTES) socket.destroy();
        else if (socket.writable) socket.write(text, 'latin1');
      },
      end: () => socket.end(),
    });
    socket.setTimeout(limits.idleMs, () => socket.destroy());
    socket.on('data', (chunk: Buffer) => {
      socket.pause();
      const work = handler
        .data(chunk)
        .then(
          () => void socket.resume(),
          (error: unknown) => {
            parts.log.warn({ err: error }, 'a connection of a device was ended by a failure');
            socket.destroy();
          },
        )
        .finally(() => working.delete(work));
      working.add(work);
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      sockets.delete(socket);
      const left = (byAddress.get(address) ?? 1) - 1;
      if (left === 0) byAddress.delete(address);
      else byAddress.set(address, left);
      handler.closed?.();
    });
  });
  server.listen(parts.port, parts.host);
  await once(server, 'listening');
  const bound = server.address();
  return {
    port: bound !== null && typeof bound === 'object' ? bound.port : parts.port,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
      await Promise.all(working);
    },
  };
}
