import type { SimulatedPanel } from './message.ts';
import { sayFrame } from './panel-line.ts';
import type { Parts, Stream } from './part.ts';
import { panelCipher, randomPad } from '../ingest/dc09/cipher.ts';
import { sealContent, type PanelCipher } from '../../shared/ingest/dc09/cipher.ts';
import { parseContent, timestampOf } from '../../shared/ingest/dc09/content.ts';
import { nextSequence, writeFrame, type Frame, type FrameId } from '../../shared/ingest/dc09/frame.ts';
import { panelData } from '../../shared/simulation/panel-words.ts';

/** A panel waits so long for an answer, and so long before it tries again: longer each time, up to the most. */
const PATIENCE_MS = 10_000;
const AGAIN_MS = { least: 3_000, most: 30_000 } as const;
/** So many panels dial at a time; the others wait their turn. */
const MOST_DIALLING = 32;
/** What a panel can remember; beyond it the oldest is gone. */
const MOST_QUEUED = 500;
/** Numbers go on while a simulation is away: the same number with the same words would be a retry. */
const NUMBER_MS = 64;

type Word = { id: FrameId; data: string };
const HEARTBEAT: Word = { id: 'NULL', data: '' };

/** A panel as it transmits: what it has to say, in its order, and the number under which it says the first of it. */
type Transmitter = SimulatedPanel & {
  cipher: PanelCipher | null;
  queue: Word[];
  sequence: string;
  clockOffMs: number;
  isBusy: boolean;
  heartbeat: boolean;
  /** In vain, one after another. */
  tries: number;
  againMs: number;
};

/**
 * The alarm panels: each says what happens to it by SIA DC-09 over TCP, one thing after another, under the same number until
 * it is acknowledged. Told that its clock is wrong (`NAK`) it sets it; told that it is not taken (`DUH`) it gives that up.
 */
export function panelStream({ world, trouble, clock, config }: Parts): Stream {
  const { panels, panelLine: line } = config;
  const transmitters = new Map<number, Transmitter>();
  for (const panel of panels)
    transmitters.set(panel.id, {
      ...panel,
      cipher: panel.key === null ? null : panelCipher(Buffer.from(panel.key, 'hex')),
      queue: [],
      sequence: String(1 + (Math.floor(clock() / NUMBER_MS) % 9_999)).padStart(4, '0'),
      clockOffMs: world.panels.get(panel.id)?.clockOffMs ?? 0,
      isBusy: false,
      heartbeat: false,
      tries: 0,
      againMs: 0,
    });
  const waiting = new Set<Transmitter>();
  let dialling = 0;

  const next = (): void => {
    for (const panel of waiting) {
      if (dialling >= MOST_DIALLING) return;
      waiting.delete(panel);
      dialling++;
      panel.isBusy = true;
      void transmit(panel).finally(() => {
        dialling--;
        panel.isBusy = false;
        wake(panel);
        next();
      });
    }
  };
  const wake = (panel: Transmitter): void => {
    const hasWord = panel.heartbeat || panel.queue.length > 0;
    if (!hasWord || panel.isBusy || clock() < panel.againMs) return;
    waiting.add(panel);
    next();
  };

  const transmit = async (panel: Transmitter): Promise<void> => {
    const word = panel.queue[0] ?? HEARTBEAT;
    // An event shows as well that the line is there.
    panel.heartbeat = false;
    const answer = await sayFrame(line, frameOf(panel, word, clock() + panel.clockOffMs), PATIENCE_MS);
    const isOver = answer?.account === panel.account && (answer.id === 'ACK' || answer.id === 'DUH');
    if (isOver) {
      panel.tries = 0;
      said(panel, word);
      if (answer.id === 'ACK') trouble.went('panels');
      else trouble.failed('panels', new Error(`What panel ${panel.account} says is not taken`));
      return;
    }
    const told = answer?.id === 'NAK' ? timeIn(answer) : null;
    if (told !== null) panel.clockOffMs = told - clock();
    else trouble.failed('panels', new Error('Panels are not answered'));
    // A supervision is made anew when it is due; what the clock was wrong for is said again at once, once.
    if (word === HEARTBEAT) panel.heartbeat = told !== null && panel.tries === 0;
    if (told === null || panel.tries > 0)
      panel.againMs = clock() + Math.min(AGAIN_MS.most, AGAIN_MS.least * 2 ** panel.tries);
    panel.tries++;
  };

  return {
    take: (happening) => {
      if (happening.kind !== 'panel' && happening.kind !== 'heartbeat') return;
      const panel = transmitters.get(happening.panelId);
      const tongue = world.panels.get(happening.panelId)?.tongue;
      if (!panel || !tongue) return;
      if (happening.kind === 'heartbeat') panel.heartbeat = true;
      else
        panel.queue.push(
          ...happening.sayings.map((saying) => ({ id: tongue, data: panelData(tongue, saying) })),
        );
      if (panel.queue.length > MOST_QUEUED) panel.queue.splice(0, panel.queue.length - MOST_QUEUED);
      wake(panel);
    },
    heard: () => undefined,
    tick: () => {
      for (const panel of transmitters.values()) wake(panel);
    },
    renew: () => undefined,
    room: () => Infinity,
  };
}

/** It has an answer: the next thing is said under the next number. */
function said(panel: Transmitter, word: Word): void {
  if (word === HEARTBEAT) return;
  if (panel.queue[0] === word) panel.queue.shift();
  panel.sequence = nextSequence(panel.sequence);
}

const timeIn = ({ rest }: Frame): number | null => parseContent(rest, { padded: false })?.atMs ?? null;

/** A supervision has no number and no words. */
function frameOf({ account, line, sequence, cipher }: Transmitter, { id, data }: Word, atMs: number): string {
  const isHeartbeat = id === 'NULL';
  const content = isHeartbeat ? '' : `#${account}|${data}`;
  return writeFrame({
    id,
    encrypted: cipher !== null,
    sequence: isHeartbeat ? '0000' : sequence,
    receiver: null,
    line,
    account,
    rest: cipher
      ? sealContent(content, atMs, { cipher, random: randomPad })
      : `${content}]_${timestampOf(atMs)}`,
  });
}
