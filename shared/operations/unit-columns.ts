import {
  EQUIPMENT,
  POLICE_UNIT_TYPES,
  UNIT_STATUSES,
  type Equipment,
  type PoliceUnit,
  type PoliceUnitType,
  type Position,
  type UnitStatus,
} from './schema.ts';

/** A unit as the recommendation looks at it. */
export type UnitNow = {
  unit: Pick<PoliceUnit, 'id' | 'type' | 'equipment' | 'status' | 'taskId' | 'shift'>;
  position: Pick<Position, 'lon' | 'lat' | 'at'> | null;
  /** Tasks it was given since its shift began. */
  recentTasks: number;
};

/** Units in columns: one look at all of them takes a fraction of a millisecond. */
export type UnitColumns = {
  count: number;
  id: Uint32Array;
  /** NaN without a position. */
  lon: Float64Array;
  lat: Float64Array;
  fixAt: Float64Array;
  /** Position in `POLICE_UNIT_TYPES`. */
  type: Uint8Array;
  /** One bit a piece, by position in `EQUIPMENT`. */
  equipment: Uint32Array;
  /** Position in `UNIT_STATUSES`. */
  status: Uint8Array;
  /** 1 while a task binds it. */
  bound: Uint8Array;
  /** Beginning of its shift; -Infinity without one. */
  shiftFrom: Float64Array;
  /** End of its shift; Infinity without one. */
  shiftTo: Float64Array;
  recentTasks: Uint16Array;
};

/** Bits of pieces of equipment. */
export const equipmentBits = (pieces: readonly Equipment[]): number =>
  pieces.reduce((bits, piece) => bits | (1 << EQUIPMENT.indexOf(piece)), 0) >>> 0;

/** Bits of types of unit. */
export const typeBits = (types: readonly PoliceUnitType[]): number =>
  types.reduce((bits, type) => bits | (1 << POLICE_UNIT_TYPES.indexOf(type)), 0) >>> 0;

/** Puts units into columns, in ascending order of id, so that equal candidates always come in one order. */
export function unitColumns(units: readonly UnitNow[]): UnitColumns {
  const sorted = units.toSorted((a, b) => a.unit.id - b.unit.id);
  const numbers = (of: (one: UnitNow) => number) => sorted.map(of);
  return {
    count: sorted.length,
    id: Uint32Array.from(numbers(({ unit }) => unit.id)),
    lon: Float64Array.from(numbers(({ position }) => position?.lon ?? Number.NaN)),
    lat: Float64Array.from(numbers(({ position }) => position?.lat ?? Number.NaN)),
    fixAt: Float64Array.from(numbers(({ position }) => position?.at ?? Number.NaN)),
    type: Uint8Array.from(numbers(({ unit }) => POLICE_UNIT_TYPES.indexOf(unit.type))),
    equipment: Uint32Array.from(numbers(({ unit }) => equipmentBits(unit.equipment))),
    status: Uint8Array.from(numbers(({ unit }) => UNIT_STATUSES.indexOf(unit.status))),
    bound: Uint8Array.from(numbers(({ unit }) => (unit.taskId === null ? 0 : 1))),
    shiftFrom: Float64Array.from(numbers(({ unit }) => unit.shift?.from ?? -Infinity)),
    shiftTo: Float64Array.from(numbers(({ unit }) => unit.shift?.to ?? Infinity)),
    recentTasks: Uint16Array.from(numbers(({ recentTasks }) => recentTasks)),
  };
}

/** Type of the unit at an index. */
export const typeAt = (columns: UnitColumns, index: number): PoliceUnitType =>
  POLICE_UNIT_TYPES[columns.type[index] ?? 0] ?? 'patrol_car';

/** Status of the unit at an index. */
export const statusAt = (columns: UnitColumns, index: number): UnitStatus =>
  UNIT_STATUSES[columns.status[index] ?? 0] ?? 'off_duty';
