import { describe, expect, it } from 'vitest';
import { filterOf, idInTopic, parseTrackerJson, type TrackerJson } from './tracker-json.ts';

const NOW = Date.UTC(2026, 10, 26, 10);
const OWN: TrackerJson = { topic: 'owntracks/+/{id}', format: 'owntracks', speedUnit: 'ms' };
const FLAT: TrackerJson = { topic: 'gps/positions', format: 'flat', speedUnit: 'kmh' };
const read = (settings: TrackerJson, topic: string, payload: unknown) =>
  parseTrackerJson(settings, { topic, payload: JSON.stringify(payload) }, NOW);

describe('a message of a tracker', () => {
  // The location message of OwnTracks' booklet, with a place of ours.
  it('of OwnTracks is named by its topic, in km/h and seconds', () => {
    const told = {
      _type: 'location',
      lat: 42.3,
      lon: 68.5,
      tst: 1_764_151_200,
      vel: 36,
      cog: 270,
      acc: 8,
      tid: 'x1',
    };
    expect(read(OWN, 'owntracks/police/barys-1', told)).toEqual({
      ok: true,
      id: 'barys-1',
      fix: { at: 1_764_151_200_000, lon: 68.5, lat: 42.3, headingDeg: 270, speedMs: 10, accuracyM: 8 },
    });
  });

  it('of OwnTracks that is no position is a sign of life', () => {
    expect(read(OWN, 'owntracks/police/barys-1', { _type: 'lwt', tst: 1 })).toEqual({
      ok: true,
      id: 'barys-1',
      fix: null,
    });
  });

  it('that is flat names itself, in the unit of its source', () => {
    const told = { id: 7, lat: '42.3', lng: '68.5', speed: 72, time: '2026-11-26T09:59:58Z', heading: -1 };
    expect(read(FLAT, 'gps/positions', told)).toEqual({
      ok: true,
      id: '7',
      fix: { at: NOW - 2_000, lon: 68.5, lat: 42.3, headingDeg: null, speedMs: 20, accuracyM: null },
    });
  });

  it.each([
    ['that is not JSON', 'nothing', 'not JSON'],
    ['of a list', '[]', 'not an object'],
    ['without a place', '{"id":1}', 'no place'],
    ['of nobody', '{"lat":42,"lon":68}', 'whose it is'],
    ['of a time that is none', '{"id":1,"lat":42,"lon":68,"time":"yesterday"}', 'time is none'],
    ['that is too long', `{"id":"${'x'.repeat(20_000)}"}`, 'too long'],
  ])('%s is refused', (_, payload, error) => {
    expect(parseTrackerJson(FLAT, { topic: 'gps/positions', payload }, NOW)).toMatchObject({
      ok: false,
      error: expect.stringContaining(error),
    });
  });

  it('has its id where the pattern says', () => {
    expect(filterOf('a/{id}/pos')).toBe('a/+/pos');
    expect(idInTopic('a/{id}/pos', 'a/17/pos')).toBe('17');
    expect(idInTopic('a/+/pos', 'a/17/pos')).toBeNull();
  });
});
