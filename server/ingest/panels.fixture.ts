import { createConnection, type Socket } from 'node:net';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { panelCipher, randomPad } from './dc09/cipher.ts';
import { sealContent } from '../../shared/ingest/dc09/cipher.ts';
import { timestampOf } from '../../shared/ingest/dc09/content.ts';
import { parseFrame, writeFrame, type Frame, type FrameId } from '../../shared/ingest/dc09/frame.ts';
import { upsertFacilities } from '../register/bulk/store.ts';
import type { Db } from '../db/schema.ts';

/** Schools of tests. */
export async function plantSchool(db: Db, externalId: string, kato: string): Promise<number> {
  const name = { kk: `Мектеп ${externalId}`, ru: `Школа ${externalId}`, en: `School ${externalId}` };
  const ids = await upsertFacilities(db, [
    {
      externalId,
      type: 'school',
      name,
      kato,
      settlement: null,
      lon: 68.5,
      lat: 42.3,
      people: 900,
      learners: 800,
      placeKind: 'rural',
      owner: 'state',
      demonstration: true,
    },
  ]);
  return ids.get(externalId) ?? 0;
}

type Said = {
  account?: string;
  line?: string;
  id?: FrameId;
  sequence?: string;
  data?: string;
  key?: string | null;
  /** The panel's clock; undefined does not say. */
  atMs?: number;
};

/** A frame as a panel sends it, with its LF and CR. */
export function panelFrame(said: Said): string {
  const { account = '1234', line = '1', id = 'SIA-DCS', sequence = '0001', data = 'Nri1/PA015' } = said;
  const content = id === 'NULL' ? '' : `#${account}|${data}`;
  const of = { id, sequence, receiver: null, line, account };
  if (said.key === null || said.key === undefined) {
    const stamp = said.atMs === undefined ? '' : `_${timestampOf(said.atMs)}`;
    return writeFrame({ ...of, encrypted: false, rest: `${content}]${stamp}` });
  }
  const cipher = panelCipher(Buffer.from(said.key, 'hex'));
  const rest = sealContent(content, said.atMs ?? Date.now(), { cipher, random: randomPad });
  return writeFrame({ ...of, encrypted: true, rest });
}

/** A panel's connection over TCP. */
export type TestPanel = {
  socket: Socket;
  /** Sends and gives the frame that comes back; null when nothing comes within `patienceMs`. */
  say(text: string, patienceMs?: number): Promise<Frame | null>;
  close(): void;
};

export async function connectPanel(port: number): Promise<TestPanel> {
  const socket = createConnection({ host: '127.0.0.1', port });
  await once(socket, 'connect');
  let heard = '';
  let wake = (): void => {};
  socket.on('data', (chunk) => {
    heard += chunk.toString('latin1');
    wake();
  });
  return {
    socket,
    say: async (text, patienceMs = 10_000) => {
      socket.write(text, 'latin1');
      const untilMs = Date.now() + patienceMs;
      while (!heard.includes('\r')) {
        const leftMs = untilMs - Date.now();
        if (leftMs <= 0) return null;
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, leftMs);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      const [first = '', ...rest] = heard.split('\r');
      heard = rest.join('\r');
      return frameOf(first);
    },
    close: () => socket.destroy(),
  };
}

/** Sends a datagram and gives the frame that comes back. */
export async function sayByDatagram(port: number, text: string): Promise<Frame> {
  const socket = createSocket('udp4');
  try {
    const answered = once(socket, 'message');
    socket.send(Buffer.from(text, 'latin1'), port, '127.0.0.1');
    const [message] = (await answered) as [Buffer];
    return frameOf(message.toString('latin1').replace('\r', ''));
  } finally {
    socket.close();
  }
}

function frameOf(text: string): Frame {
  const read = parseFrame(text.replace('\n', ''));
  if (!read.ok) throw new Error(`The answer is not a frame: ${read.problem}`);
  return read.frame;
}
