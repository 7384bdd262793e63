import type { RosterCrew } from './crew.ts';
import type { Site } from './report.ts';
import type { PoliceUnitType } from '../operations/schema.ts';

/** A district of Turkistan region, and places in it. */
const POST = { lon: 68.5, lat: 42.3 };

export const rosterCrew = (id: number, type: PoliceUnitType, own: Partial<RosterCrew> = {}): RosterCrew => ({
  id,
  type,
  home: POST,
  kato: '615800000',
  place: 'urban',
  at: POST,
  status: 'free',
  beat: [
    { lon: 68.51, lat: 42.305 },
    { lon: 68.492, lat: 42.296 },
    { lon: 68.505, lat: 42.31 },
  ],
  ...own,
});

export const site = (id: number, own: Partial<Site> = {}): Site => ({
  id,
  kato: '615800000',
  centre: '610000000',
  lon: 68.5 + id / 200,
  lat: 42.3 + id / 300,
  name: `Школа № ${id}`,
  settlement: 'Ленгер',
  weight: 400,
  ...own,
});
