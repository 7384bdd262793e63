import { describe, expect, it } from 'vitest';
import { areaText } from '../../shared/geometry/area.ts';
import {
  decodeView,
  defaultView,
  encodeView,
  isOnlyAnotherLook,
  positionOf,
  preferredLanguage,
  roundPosition,
  type View,
} from './view.ts';

const throughAddress = (view: View): View => {
  const query = new URLSearchParams(encodeView(view)).toString();
  return decodeView(Object.fromEntries(new URLSearchParams(query)), 'ru').view;
};

describe('the view in the address', () => {
  it('comes back from the address as it was', () => {
    const view: View = {
      unit: '610000000',
      measure: 'alarm_button',
      source: 'latest',
      versus: 'mia-2023',
      type: 'all',
      group: 'group_3',
      of: 'required',
      list: 'facilities',
      part: 'charts',
      gaps: 'overdue',
      gapMeasure: 'access_control',
      gapOwner: 'private',
      gapAge: '365',
      gapSort: 'age',
      chart: 'spread',
      beside: '630000000',
      gap: 'gap',
      facility: 4711,
      panel: 'sources',
      lang: 'kk',
      theme: 'day',
      cameras: 'on',
      cameraOwner: 'police.traffic',
      cameraLink: 'none',
      cameraState: 'broken',
      cameraClass: 'all',
      cameraTraffic: 'other',
      camera: 170_000,
      section: 'imports',
      from: '2026-11-20',
      to: '2026-11-20T10:00:00',
      at: '2026-11-20T09:30:05',
      category: 'fight',
      by: 'hour',
      alarms: 'standing',
      alarmFigures: 'week',
      voids: 'on',
      place: 'school:42',
      tab: 'sites',
      sitesOf: 'cameras',
      start: '68.25000,43.30000',
      hours: 'night',
      themes: 'all',
      branch: 7,
      against: '3,8',
      shows: 'before',
      area: areaText({ path: [[76.9, 43.2]], isClosed: false, radiusM: 500 }),
      import: 12,
      lon: 68.2517,
      lat: 43.2973,
      zoom: 7.25,
    };
    expect(throughAddress(view)).toEqual(view);
  });

  it('keeps the address short: the default view is only its language', () => {
    expect(encodeView(defaultView('en'))).toEqual({ lang: 'en' });
  });

  it('falls back parameter by parameter and names the bad ones', () => {
    const { view, ignored } = decodeView(
      { unit: '61', measure: 'moat', type: 'college', zoom: 'near', colour: 'red' },
      'en',
    );
    expect(view).toEqual({ ...defaultView('en'), type: 'college' });
    expect(ignored.toSorted()).toEqual(['colour', 'measure', 'unit', 'zoom']);
  });

  it('has a map position only when all three numbers are there', () => {
    expect(positionOf({ ...defaultView('ru'), lon: 68, lat: 43 })).toBeNull();
    expect(positionOf({ ...defaultView('ru'), lon: 68, lat: 43, zoom: 6 })).toEqual({
      lon: 68,
      lat: 43,
      zoom: 6,
    });
    expect(roundPosition({ lon: 68.251_749, lat: 43.297_351, zoom: 6.123_4 })).toEqual({
      lon: 68.2517,
      lat: 43.2974,
      zoom: 6.12,
    });
  });

  it('takes the first language of the browser that the interface speaks', () => {
    expect(preferredLanguage(['de-DE', 'kk-KZ', 'en'])).toBe('kk');
    expect(preferredLanguage(['fr'])).toBe('ru');
  });
});

describe('a view that may be drawn a moment later', () => {
  const view = { ...defaultView('ru'), incident: 7 };

  it('is the same things, looked at otherwise', () => {
    expect(isOnlyAnotherLook(view, { ...view, panel: 'help', lon: 76.9, lat: 43.2, zoom: 11 })).toBe(true);
  });

  it('is never another thing that is acted on', () => {
    const { incident: _, ...closed } = view;
    expect(isOnlyAnotherLook(view, { ...view, incident: 8 })).toBe(false);
    expect(isOnlyAnotherLook(view, closed)).toBe(false);
    expect(isOnlyAnotherLook(view, { ...view, panel: 'help', policeUnit: 3 })).toBe(false);
  });
});
