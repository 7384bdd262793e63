import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LiveSource } from './events.ts';
import { openLivePicture, pictureState, wholeOf } from './live-picture.ts';
import { createServerClock } from './server-clock.ts';
import type { LiveMessage } from '../../shared/live/event.ts';

describe('the words on the picture', () => {
  it('are of the last moment whose events were loaded, and not of the one that only came', () => {
    expect(pictureState({ state: 'complete', asOfMs: 9_000 }, 7_000)).toEqual({
      state: 'complete',
      asOfMs: 7_000,
    });
    expect(pictureState({ state: 'complete', asOfMs: 11_000 }, 7_000)).toEqual({
      state: 'catching-up',
      asOfMs: 7_000,
    });
  });

  it('say that the line or the database is away whatever was loaded, and nothing before there is a picture', () => {
    expect(pictureState({ state: 'disconnected', sinceMs: 0, asOfMs: 9_000 }, 7_000)).toEqual({
      state: 'disconnected',
      asOfMs: 7_000,
    });
    expect(pictureState({ state: 'unconfirmed', asOfMs: 7_000 }, 7_000).state).toBe('unconfirmed');
    expect(pictureState({ state: 'catching-up', asOfMs: null }, null)).toEqual({ state: 'loading' });
    expect(pictureState({ state: 'complete', asOfMs: 9_000 }, null)).toEqual({ state: 'loading' });
  });
});

describe('the words on a screen that asked for parts itself', () => {
  const complete = { state: 'complete', asOfMs: 9_000 } as const;
  const [there, awaited, refused] = [
    { data: [], isError: false },
    { data: undefined, isError: false },
    { data: undefined, isError: true },
  ];

  it('are those of the line once every part has come, whatever becomes of a later answer', () => {
    expect(wholeOf(complete, [there, { data: [], isError: true }])).toBe(complete);
  });

  it('never call a picture complete that lacks a part', () => {
    expect(wholeOf(complete, [there, awaited])).toEqual({ state: 'loading' });
    expect(wholeOf(complete, [awaited, refused])).toEqual({ state: 'unconfirmed', asOfMs: null });
    const away = { state: 'disconnected', asOfMs: null } as const;
    expect(wholeOf(away, [refused])).toBe(away);
  });
});

describe('the server’s clock', () => {
  it('is told by the least delayed message, and follows a clock that was set', () => {
    let desk = 0;
    const clock = createServerClock(() => desk);
    clock.heard(60_000);
    desk = 1_000;
    clock.heard(60_200);
    expect(clock.now()).toBe(61_000);
    desk = 30_000;
    clock.heard(62_000);
    expect(clock.now()).toBe(62_000);
  });
});

describe('a live picture', () => {
  beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
  afterEach(() => void vi.useRealTimers());

  /** A picture over a line that the test speaks for. */
  function screen() {
    let connection = (_up: boolean): void => {};
    let message = (_message: LiveMessage): void => {};
    const asked: (number | null)[] = [];
    const renewed: string[] = [];
    const source: LiveSource = {
      onConnection: (listener) => {
        connection = listener;
        listener(true);
        return () => {};
      },
      events: (lastSeq, handlers) => {
        asked.push(lastSeq);
        message = (told) => handlers.message(told);
        return () => {};
      },
      positions: () => () => {},
    };
    const picture = openLivePicture<string>({
      source,
      clock: () => Date.now(),
      concerns: ({ object }) => [object],
      everything: ['all'],
      renew: async (part) => {
        await new Promise((resolve) => setTimeout(resolve, 50));
        renewed.push(part);
      },
      gapMs: () => 100,
    });
    let seq = 7;
    const event = (object: string): void => {
      const of = { atMs: Date.now(), kind: 'incident.noted', kato: null, path: null, version: 1 };
      message({ type: 'event', prev: seq, event: { seq: ++seq, object, ...of } });
    };
    const beat = (complete = true): void =>
      message({ type: 'asOf', prev: seq, seq, asOfMs: Date.now(), complete });
    const begin = async (): Promise<void> => {
      message({ type: 'snapshot', seq });
      beat();
      await vi.advanceTimersByTimeAsync(60);
    };
    return {
      picture,
      event,
      beat,
      begin,
      asked,
      renewed,
      connect: (up: boolean): void => connection(up),
      told: (told: LiveMessage): void => message(told),
    };
  }

  it('loads everything at its beginning and then what an event concerns, and is complete when that is there', async () => {
    const { picture, event, beat, begin, renewed } = screen();
    expect(picture.state()).toEqual({ state: 'loading' });
    await begin();
    expect(renewed).toEqual(['all']);
    const firstMs = 1_000_000;
    expect(picture.state()).toEqual({ state: 'complete', asOfMs: firstMs });
    event('incident:1');
    beat();
    expect(picture.state()).toEqual({ state: 'complete', asOfMs: firstMs });
    await vi.advanceTimersByTimeAsync(60);
    expect(renewed).toEqual(['all', 'incident:1']);
    expect(picture.state()).toEqual({ state: 'complete', asOfMs: firstMs + 60 });
  });

  it('asks again from its last event when one in between is missing, and applies nothing meanwhile', async () => {
    const { event, told, begin, asked, renewed } = screen();
    await begin();
    event('incident:1');
    const of = { atMs: 0, kind: 'incident.noted', kato: null, path: null, version: 1 };
    told({ type: 'event', prev: 9, event: { seq: 10, object: 'incident:3', ...of } });
    await vi.advanceTimersByTimeAsync(60);
    expect(asked).toEqual([null, 8]);
    expect(renewed).not.toContain('incident:3');
  });

  it('says after an absence how much it caught up with, until somebody has read it', async () => {
    const { picture, event, beat, begin, connect } = screen();
    await begin();
    connect(false);
    expect(picture.state()).toEqual({ state: 'disconnected', asOfMs: 1_000_000 });
    await vi.advanceTimersByTimeAsync(60_000);
    connect(true);
    for (let n = 0; n < 500; n++) event('incident:1');
    expect(picture.absence()).toBeNull();
    beat();
    expect(picture.absence()).toEqual({
      fromMs: 1_000_000,
      toMs: 1_060_060,
      events: 500,
      isAnew: false,
    });
    picture.dismissAbsence();
    expect(picture.absence()).toBeNull();
  });

  it('tells a silent database from a cut line, and silence on an open line as a cut one', async () => {
    const { picture, beat, begin } = screen();
    await begin();
    beat(false);
    expect(picture.state()).toEqual({ state: 'unconfirmed', asOfMs: 1_000_000 });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(picture.state().state).toBe('disconnected');
    beat();
    expect(picture.state().state).toBe('complete');
  });
});
