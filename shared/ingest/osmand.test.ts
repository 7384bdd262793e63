import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseOsmAnd, type DeviceReport } from './osmand.ts';

const NOW = Date.UTC(2026, 10, 20, 4);
const BARE: DeviceReport = {
  deviceId: '123456',
  at: NOW,
  place: null,
  valid: true,
  speedMs: null,
  headingDeg: null,
  altitudeM: null,
  accuracyM: null,
  battery: null,
  charging: null,
  moving: null,
  alarm: null,
  event: null,
};
const byQuery = (query: string) => parseOsmAnd({ query, contentType: undefined, body: '' }, NOW);
const byForm = (body: string) =>
  parseOsmAnd({ query: '', contentType: 'application/x-www-form-urlencoded', body }, NOW);
const byJson = (told: unknown) =>
  parseOsmAnd({ query: '', contentType: 'application/json; charset=utf-8', body: JSON.stringify(told) }, NOW);

// Values of the requests in Traccar's own decoder test (OsmAndProtocolDecoderTest) and of its protocol page.
const QUERIES: [string, Partial<DeviceReport>][] = [
  [
    'id=902064&lat=42.06288&lon=-88.23412&timestamp=2016-01-27T18%3A55%3A47Z&hdop=6.0&altitude=224.0&speed=0.0',
    {
      deviceId: '902064',
      place: { lon: -88.23412, lat: 42.06288 },
      at: Date.UTC(2016, 0, 27, 18, 55, 47),
      altitudeM: 224,
      speedMs: 0,
    },
  ],
  [
    'id=902064&lat=42.06288&lon=-88.23412&timestamp=1442068686579&hdop=6.0&altitude=224.0&speed=0.0',
    {
      deviceId: '902064',
      place: { lon: -88.23412, lat: 42.06288 },
      at: 1_442_068_686_579,
      altitudeM: 224,
      speedMs: 0,
    },
  ],
  [
    'lat=49.60688&lon=6.15788&timestamp=2014-06-04+09%3A10%3A11&altitude=384.7&speed=0.0&id=353861053849681',
    {
      deviceId: '353861053849681',
      place: { lon: 6.15788, lat: 49.60688 },
      at: Date.UTC(2014, 5, 4, 9, 10, 11),
      altitudeM: 384.7,
      speedMs: 0,
    },
  ],
  [
    'id=123456&timestamp=1377177267&lat=60.0&lon=30.0&speed=0.0&bearing=0.0&altitude=0&hdop=0.0',
    { place: { lon: 30, lat: 60 }, at: 1_377_177_267_000, speedMs: 0, headingDeg: 0, altitudeM: 0 },
  ],
  [
    'id=123456&timestamp=1377177267&lat=60.0&lon=30.0',
    { place: { lon: 30, lat: 60 }, at: 1_377_177_267_000 },
  ],
  [
    'lat=60.0&lon=30.0&speed=0.0&heading=0.0&vacc=0&hacc=0&altitude=0&deviceid=123456',
    { place: { lon: 30, lat: 60 }, speedMs: 0, headingDeg: 0, altitudeM: 0 },
  ],
  [
    'id=861001000719969&lat=41.666667&lon=-0.883333&altitude=350.059479&speed=0.000000&batt=87',
    {
      deviceId: '861001000719969',
      place: { lon: -0.883333, lat: 41.666667 },
      altitudeM: 350.059479,
      speedMs: 0,
      battery: 0.87,
    },
  ],
  [
    'id=123456&timestamp=1377177267&location=60.0,30.0',
    { place: { lon: 30, lat: 60 }, at: 1_377_177_267_000 },
  ],
  [
    'id=123456&timestamp=1377177267&cell=257,02,16,2224&cell=257,02,16,2223,-90&wifi=00-14-22-01-23-45,-80',
    { at: 1_377_177_267_000 },
  ],
  [
    'id=123456789012345&timestamp=1504763810&lat=40.7232948571&lon=-74.0061408571&bearing=7.19889788244&speed=40&ignition=true&rpm=933&fuel=24',
    {
      deviceId: '123456789012345',
      at: 1_504_763_810_000,
      place: { lon: -74.0061408571, lat: 40.7232948571 },
      headingDeg: 7.19889788244,
      speedMs: 20.57777777777778,
    },
  ],
  ['id=123456', {}],
];

const sdk = (location: unknown, device_id = '48241179') => ({ location, device_id });
const NESTED: [string, unknown, Partial<DeviceReport>][] = [
  [
    'the example of the protocol page',
    sdk({
      timestamp: '2000-01-01T00:00:00.000Z',
      coords: { latitude: 0, longitude: 0, accuracy: 0, speed: 0, heading: 0, altitude: 0 },
      is_moving: false,
      odometer: 0,
      event: 'motionchange',
      battery: { level: 1, is_charging: false },
      activity: { type: 'still' },
      extras: {},
    }),
    {
      deviceId: '48241179',
      at: Date.UTC(2000, 0, 1),
      place: { lon: 0, lat: 0 },
      accuracyM: 0,
      speedMs: 0,
      headingDeg: 0,
      altitudeM: 0,
      moving: false,
      event: 'motionchange',
      battery: 1,
      charging: false,
    },
  ],
  [
    'a phone that does not know its heading',
    sdk({
      timestamp: '2025-06-15T13:45:12.862Z',
      coords: { latitude: 37.4219983, longitude: -122.084, accuracy: 5, speed: 0, heading: -1, altitude: 5 },
      is_moving: false,
      event: 'motionchange',
      battery: { level: 1, is_charging: false },
      extras: { device_bool_test: true },
    }),
    {
      deviceId: '48241179',
      at: Date.UTC(2025, 5, 15, 13, 45, 12, 862),
      place: { lon: -122.084, lat: 37.4219983 },
      accuracyM: 5,
      speedMs: 0,
      altitudeM: 5,
      moving: false,
      event: 'motionchange',
      battery: 1,
      charging: false,
    },
  ],
  [
    'a phone that knows little more than its place',
    sdk(
      {
        mock: true,
        coords: {
          speed: -1,
          longitude: -122.406417,
          floor: null,
          latitude: 37.785834000000001,
          accuracy: 5,
          altitude: 0,
          heading: -1,
        },
        is_moving: false,
        event: 'motionchange',
        battery: { level: -1, is_charging: false },
        timestamp: '2025-05-09T04:11:30.579Z',
      },
      '658765',
    ),
    {
      deviceId: '658765',
      at: Date.UTC(2025, 4, 9, 4, 11, 30, 579),
      place: { lon: -122.406417, lat: 37.785834 },
      accuracyM: 5,
      altitudeM: 0,
      moving: false,
      event: 'motionchange',
      charging: false,
    },
  ],
  [
    'a phone in a car, whose speed is metres a second',
    sdk(
      {
        event: 'motionchange',
        is_moving: false,
        timestamp: '2021-07-21T08:06:34.444Z',
        coords: {
          latitude: -6.1148096,
          longitude: 106.6837015,
          accuracy: 3.8,
          speed: 18.67,
          heading: 63,
          altitude: 35.7,
        },
        battery: { is_charging: false, level: 0.79 },
      },
      '8737767034',
    ),
    {
      deviceId: '8737767034',
      at: Date.UTC(2021, 6, 21, 8, 6, 34, 444),
      place: { lon: 106.6837015, lat: -6.1148096 },
      accuracyM: 3.8,
      speedMs: 18.67,
      headingDeg: 63,
      altitudeM: 35.7,
      moving: false,
      event: 'motionchange',
      battery: 0.79,
      charging: false,
    },
  ],
  ['a heartbeat without coords', sdk({ event: 'heartbeat' }, '123456'), { event: 'heartbeat' }],
  ['a device with nothing but an id', { device_id: '123456' }, {}],
];

describe('a request of a Traccar client', () => {
  it.each(QUERIES)('as a query: %s', (query, expected) => {
    expect(byQuery(query)).toEqual({ ok: true, reports: [{ ...BARE, ...expected }] });
  });

  it.each(QUERIES)('as a form: %s', (form, expected) => {
    expect(byForm(form)).toEqual({ ok: true, reports: [{ ...BARE, ...expected }] });
  });

  it.each(NESTED)('as JSON of %s', (_, told, expected) => {
    expect(byJson(told)).toEqual({ ok: true, reports: [{ ...BARE, ...expected }] });
  });

  it('as a JSON array of flat objects keeps every report in its order', () => {
    const told = [
      { id: 123456, lat: 51.1, lon: 71.4, timestamp: 1_700_000_000, speed: 10 },
      { id: '123456', lat: '51.2', lon: '71.5', timestamp: 1_700_000_060 },
      { id: '123456', alarm: 'sos' },
    ];
    expect(byJson(told)).toEqual({
      ok: true,
      reports: [
        { ...BARE, at: 1_700_000_000_000, place: { lon: 71.4, lat: 51.1 }, speedMs: 18_520 / 3600 },
        { ...BARE, at: 1_700_000_060_000, place: { lon: 71.5, lat: 51.2 } },
        { ...BARE, alarm: 'sos' },
      ],
    });
  });

  it('that doubts its own place says so', () => {
    const read = (query: string) => {
      const parsed = byQuery(query);
      return parsed.ok && parsed.reports[0]?.valid;
    };
    expect([read('id=1&valid=false'), read('id=1&valid=0'), read('id=1&valid=1'), read('id=1')]).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  it('turns 360° into 0 and keeps a place whose other fields are broken', () => {
    expect(byQuery('id=123456&lat=51&lon=71&bearing=360&speed=NaN&batt=&altitude=high')).toEqual({
      ok: true,
      reports: [{ ...BARE, place: { lon: 71, lat: 51 }, headingDeg: 0 }],
    });
  });
});

describe('a request is refused', () => {
  it.each([
    ['without an id', byQuery('timestamp=1377177267&lat=60.0&lon=30.0'), 'does not say its id'],
    ['with nothing in it', byQuery(''), 'does not say its id'],
    ['with half a place', byQuery('id=1&lat=60'), 'two numbers'],
    ['with a place that is not on Earth', byQuery('id=1&lat=91&lon=30'), 'no place 91, 30'],
    ['with a broken pair', byQuery('id=1&location=60'), 'with a comma between'],
    ['with a time that is none', byQuery('id=1&timestamp=yesterday'), '"yesterday" is no time'],
    ['with a negative time', byQuery('id=1&timestamp=-5'), '"-5" is no time'],
    [
      'that is not JSON',
      parseOsmAnd({ query: '', contentType: 'application/json', body: '{' }, NOW),
      'not JSON',
    ],
    ['of JSON without an id', byJson({ location: {} }), 'does not say its id'],
    ['of an empty list', byJson([]), 'is empty'],
    ['of a list with something else in it', byJson([{ id: 1 }, 7]), 'is a JSON object'],
    ['of too long a list', byJson(Array.from({ length: 1001 }, () => ({ id: 1 }))), 'More than 1000'],
    ['of null', byJson(null), 'is a JSON object'],
  ])('%s', (_, parsed, error) => {
    expect(parsed).toMatchObject({ ok: false, error: expect.stringContaining(error) });
  });
});

describe('whatever is sent', () => {
  const expectSane = (parsed: ReturnType<typeof parseOsmAnd>) => {
    if (!parsed.ok) return expect(parsed.error).not.toBe('');
    for (const { place, at, speedMs, headingDeg, battery } of parsed.reports) {
      expect(Number.isInteger(at) && at >= 0).toBe(true);
      if (place) expect(Math.abs(place.lat) <= 90 && Math.abs(place.lon) <= 180).toBe(true);
      if (headingDeg !== null) expect(headingDeg >= 0 && headingDeg < 360).toBe(true);
      if (speedMs !== null) expect(speedMs >= 0).toBe(true);
      if (battery !== null) expect(battery >= 0 && battery <= 1).toBe(true);
    }
    return undefined;
  };
  const names = fc.constantFrom(
    'id',
    'deviceid',
    'lat',
    'lon',
    'location',
    'timestamp',
    'speed',
    'bearing',
    'batt',
  );
  const values = fc.oneof(
    fc.string(),
    fc.double().map(String),
    fc.constantFrom('1', '-1', '51.1,71.4', '1e999'),
  );

  it('as a query is a sane report or a reason', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(names, values)), (pairs) => {
        expectSane(byQuery(new URLSearchParams(pairs).toString()));
      }),
      { numRuns: 2000 },
    );
  });

  it('as JSON is a sane report or a reason', () => {
    const coords = fc.dictionary(fc.constantFrom('latitude', 'longitude', 'speed', 'heading'), fc.anything());
    const location = fc.record({ timestamp: fc.jsonValue(), coords: fc.oneof(coords, fc.jsonValue()) });
    const told = fc.oneof(fc.jsonValue(), fc.record({ device_id: fc.constant('1'), location }));
    fc.assert(
      fc.property(told, (value) => {
        const body = safeJson(value);
        expectSane(parseOsmAnd({ query: '', contentType: 'application/json', body }, NOW));
      }),
      { numRuns: 2000 },
    );
  });
});

/** JSON of anything fast-check thinks of; what JSON cannot hold becomes text. */
const safeJson = (value: unknown): string => {
  try {
    return JSON.stringify(value, (_, v: unknown) => (typeof v === 'bigint' ? String(v) : v)) ?? 'null';
  } catch {
    return 'null';
  }
};
