import { once } from 'node:events';
import { createConnection, createServer, type AddressInfo, type Socket } from 'node:net';
import type { PanelLine } from './panel-line.ts';

/** What a bad line did to a frame that a panel sent: brought it and its answer, broke it in the middle, or lost the answer. */
export type Fate = 'whole' | 'cut' | 'unheard';

/** A frame as it left a panel. `answer` is what the receiver said; null when it said nothing. */
export type Sent = { text: string; fate: Fate; answer: string | null };

/** A line between panels and their receiver that is not always good, and writes down what went over it. */
export type PanelProxy = { line: PanelLine; sent: Sent[]; close(): Promise<void> };

/** @param fateOf says what becomes of the n-th frame, from 0. */
export async function openPanelProxy(to: PanelLine, fateOf: (n: number) => Fate): Promise<PanelProxy> {
  const sent: Sent[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((panel) => {
    const receiver = createConnection({ host: to.host, port: to.port });
    const both = [panel, receiver];
    const end = (): void => both.forEach((socket) => socket.destroy());
    for (const socket of both) {
      sockets.add(socket);
      socket.on('error', end);
      socket.on('close', () => {
        sockets.delete(socket);
        end();
      });
    }
    // A panel of the simulation says one frame on a connection, and a frame is smaller than a packet.
    panel.once('data', (chunk: Buffer) => {
      const frame: Sent = {
        text: chunk.toString('latin1').slice(1, -1),
        fate: fateOf(sent.length),
        answer: null,
      };
      sent.push(frame);
      if (frame.fate === 'cut') {
        receiver.write(chunk.subarray(0, chunk.length / 2), end);
        return;
      }
      receiver.on('data', (answer: Buffer) => {
        frame.answer = answer.toString('latin1');
        if (frame.fate === 'unheard') end();
        else panel.write(answer);
      });
      receiver.write(chunk);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    line: { host: '127.0.0.1', port: (server.address() as AddressInfo).port },
    sent,
    close: async () => {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    },
  };
}
