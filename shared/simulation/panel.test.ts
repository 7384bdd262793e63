import { describe, expect, it } from 'vitest';
import { hourOfDay, weekdayOf } from './day.ts';
import { livePanel, makePanel, plan, type Panel, type PanelSaying, type PanelSite } from './panel.ts';
import { PANEL_WORDS, panelData, TONGUES, type PanelWord } from './panel-words.ts';
import { contactIdSignals } from '../ingest/dc09/contact-id.ts';
import { siaSignals } from '../ingest/dc09/sia.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A Monday, 10 in the morning. */
const START = Date.parse('2026-03-09T10:00:00+05:00');
const panelOf = (id: number, own: Partial<PanelSite> = {}): Panel =>
  makePanel({ id, centre: '610000000', supervisionMs: 180_000, encrypted: true, ...own }, 'test', {
    model: START,
    real: START,
  });

/** Three days of one panel, a word each; by the clock of Greenwich. */
const GOLDEN = [
  '03-09T07:00 test 0',
  '03-09T14:00 armed 2',
  '03-10T01:50 opened 1',
  '03-10T07:00 test 0',
  '03-10T15:10 armed 2',
  '03-11T02:00 opened 2',
  '03-11T07:00 test 0',
  '03-11T13:50 armed 5',
  '03-12T02:00 opened 2',
];

type Said = PanelSaying & { panelId: number; at: number };

/** What panels say in some days of the model, looked at every ten minutes of it. */
function sayings(panels: readonly Panel[], days: number): Said[] {
  const all: Said[] = [];
  const stepMs = 10 * 60_000;
  for (let at = START; at <= START + days * DAY_MS; at += stepMs)
    for (const panel of panels)
      for (const saying of livePanel(panel, { model: at, real: START }).sayings)
        all.push({ ...saying, panelId: panel.id, at });
  return all;
}
const countOf = (all: readonly Said[], word: PanelWord): number =>
  all.filter((saying) => saying.word === word).length;

describe('the words of panels', () => {
  it('are understood in both languages, and mean the same', () => {
    for (const word of Object.keys(PANEL_WORDS) as PanelWord[]) {
      const of = { word, n: 3, isOld: false };
      const [sia] = siaSignals(panelData('SIA-DCS', of)) ?? [];
      const [cid] = contactIdSignals(panelData('ADM-CID', of)) ?? [];
      expect(sia?.what, word).toBe(cid?.what);
      // A cancel is one of the whole panel: its class does not matter.
      if (sia?.what !== 'cancelled') expect(sia?.class, word).toBe(cid?.class);
      const isOfZone = PANEL_WORDS[word].by === 'zone';
      expect([sia?.zone, cid?.zone], word).toEqual(
        isOfZone ? ['3', '003'] : ['', expect.stringMatching(/^0*$/)],
      );
    }
  });

  it('say in SIA that they are late', () => {
    expect(panelData('SIA-DCS', { word: 'panic', n: 1, isOld: true })).toBe('Ori1/PA1');
    expect(TONGUES.map((tongue) => panelData(tongue, { word: 'opened', n: 2, isOld: false }))).toEqual([
      'Nid2/ri1/OP',
      '1401 01 002',
    ]);
  });
});

describe('a panel', () => {
  it('says the same for the same seed', () => {
    const said = (id: number): string[] =>
      sayings([panelOf(id)], 3).map(
        ({ at, word, n }) => `${new Date(at).toISOString().slice(5, 16)} ${word} ${n}`,
      );
    expect(said(1)).toEqual(GOLDEN);
    expect(said(2)).not.toEqual(GOLDEN);
  });

  it('is opened in the morning and armed in the evening, on every day but Sunday', () => {
    const all = sayings([panelOf(1)], 14);
    const opened = all.filter(({ word }) => word === 'opened');
    const armed = all.filter(({ word }) => word === 'armed');
    // Two weeks from a Monday's morning on: it is open then, and opened on the eleven other days.
    expect(opened).toHaveLength(12);
    expect(armed).toHaveLength(12);
    for (const { at } of opened) {
      expect(hourOfDay(at)).toBeGreaterThan(6.4);
      expect(hourOfDay(at)).toBeLessThan(8.2);
      expect(weekdayOf(at)).not.toBe(0);
    }
    for (const { at } of armed) expect(hourOfDay(at)).toBeGreaterThan(17.9);
  });

  it('tests its line once a day, and has trouble as often as the table says, within four deviations', () => {
    const panels = Array.from({ length: 300 }, (_, id) => panelOf(id));
    const all = sayings(panels, 30);
    expect(countOf(all, 'test')).toBe(300 * 30);
    for (const [word, days] of [
      ['mains_lost', 20],
      ['line_trouble', 20],
      ['tamper', 30],
      ['intrusion', 20],
      ['panic', 60],
    ] as const) {
      const expected = (300 * 30) / days;
      expect(Math.abs(countOf(all, word) - expected), word).toBeLessThan(4 * Math.sqrt(expected));
    }
    for (const { word, at } of all)
      if (word === 'intrusion')
        expect(hourOfDay(at) < 8.2 || hourOfDay(at) > 17.9, 'while it is armed').toBe(true);
  });

  it('ends what it began: every trouble is over, soon', () => {
    const panels = Array.from({ length: 100 }, (_, id) => panelOf(id));
    const all = sayings(panels, 60);
    for (const [word, over] of [
      ['mains_lost', 'mains_back'],
      ['tamper', 'tamper_over'],
      ['intrusion', 'intrusion_over'],
    ] as const) {
      expect(countOf(all, word) - countOf(all, over)).toBeLessThan(3);
      expect(countOf(all, word)).toBeGreaterThanOrEqual(countOf(all, over));
    }
  });

  it('shows three times in its supervision that its line is there, whatever the day', () => {
    const panel = panelOf(1);
    let beats = 0;
    for (let s = 0; s < 1_800; s++)
      if (livePanel(panel, { model: START, real: START + s * 1_000 }).heartbeat) beats++;
    expect(beats).toBeGreaterThanOrEqual(29);
    expect(beats).toBeLessThanOrEqual(30);
  });

  it('keeps what happens while it has no line, and says it afterwards as old', () => {
    const panel = panelOf(1);
    plan(
      panel,
      [1, 2].map((n) => ({ at: START + n * 1_000, word: 'zone_fault' as const, n })),
    );
    panel.silentUntilMs = START + 60_000;
    const quiet = livePanel(panel, { model: START + 5_000, real: START + 5_000 });
    expect(quiet).toEqual({ sayings: [], heartbeat: false });
    expect(livePanel(panel, { model: START + 60_000, real: START + 60_000 }).sayings).toEqual([
      { word: 'zone_fault', n: 1, isOld: true },
      { word: 'zone_fault', n: 2, isOld: true },
    ]);
  });

  it('has a wrong clock now and then, if it is one that says the time under its key', () => {
    const clocks = Array.from({ length: 500 }, (_, id) => panelOf(id).clockOffMs).filter((ms) => ms !== 0);
    expect(clocks.length).toBeGreaterThan(10);
    expect(clocks.length).toBeLessThan(50);
    for (const ms of clocks) expect(Math.abs(ms)).toBeGreaterThan(60_000);
    expect(panelOf(1, { encrypted: false }).clockOffMs).toBe(0);
  });
});
