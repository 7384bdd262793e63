import { create } from 'zustand';
import type { PlaceSpeed } from '../../../shared/operations/eta.ts';
import type { PoliceUnitType } from '../../../shared/operations/schema.ts';

type Line = [number, number][];

type TravelState = {
  /** What a press on the map is for. */
  asks: 'start' | 'road';
  /** How one drives at the start; null: as in the chosen territory. */
  kind: PlaceSpeed | null;
  /** Who goes; a car, unless a crew on foot was chosen. */
  type: PoliceUnitType;
  /** The road that is being closed, point after point. */
  road: Line;
};

/** What the tab of travel time and its map share; where one starts is in the address. */
export const useTravelState = create<TravelState>(() => ({
  asks: 'start',
  kind: null,
  type: 'patrol_car',
  road: [],
}));

export const addRoadPoint = (point: [number, number]): void =>
  useTravelState.setState(({ road }) => ({ road: [...road, point] }));

export const endRoad = (): void => useTravelState.setState({ asks: 'start', road: [] });

/** A place as the address has it: longitude and latitude, some metres exact. */
export const startText = ({ lon, lat }: { lon: number; lat: number }): string =>
  `${lon.toFixed(5)},${lat.toFixed(5)}`;

export function startOf(text: string | undefined): { lon: number; lat: number } | null {
  const [lon = Number.NaN, lat = Number.NaN] = (text ?? '').split(',').map(Number);
  return Number.isFinite(lon) && Number.isFinite(lat) ? { lon, lat } : null;
}
