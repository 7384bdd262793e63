import type { Action } from '../../../shared/access/action.ts';
import type { Scope } from '../../../shared/hierarchy/scope.ts';
import type { Db } from '../../db/schema.ts';
import type { Picture } from '../../picture/picture.ts';
import type { Shapes } from '../shapes.ts';

/** `[west, south, east, north]`, degrees of CRS84. West of the antimeridian a box may begin at a larger number than it ends. */
export type Box = readonly [west: number, south: number, east: number, north: number];
/** ISO dates or moments, both ends inside; null is open. */
export type Span = { from: string | null; to: string | null };

/** What a page of features is asked for; `filters` are values of enumerated properties. */
export type ItemsQuestion = {
  limit: number;
  /** The cursor: the page begins behind this key. */
  after: number;
  bbox: Box | null;
  datetime: Span | null;
  filters: Readonly<Record<string, string>>;
};

/** Everything a collection reads from. `scope` is where who asks may both see it and take it out. */
export type Source = {
  db: Db;
  picture: Picture;
  scope: Scope;
  /** Who asks, for what is their own. */
  actor: string;
  shapes: () => Promise<Shapes>;
};

export type Feature = {
  type: 'Feature';
  id: number | string;
  geometry: GeoJSON.Geometry | null;
  properties: Record<string, string | number | boolean | null>;
};

export type ItemsPage = {
  /** How many match, on all pages. */
  matched: number;
  /** How many are on this page. */
  returned: number;
  /** The cursor of the next page; null on the last one. */
  next: number | null;
  features: Iterable<Feature> | AsyncIterable<Feature>;
};

export type Property = {
  type: 'string' | 'integer' | 'number' | 'boolean';
  description: string;
  /** It has these values, and `?property=value` picks one. */
  values?: readonly string[];
};

/** Where a tile lies: rows count from the north. */
export type TileAddress = { z: number; x: number; y: number };

/** A collection as vector tiles of one layer, which is called as the collection is. */
export type TileLayer = {
  minZoom: number;
  maxZoom: number;
  fields: Readonly<Record<string, string>>;
  encode: (source: Source, tile: TileAddress) => Uint8Array<ArrayBuffer>;
};

/** One collection of features that other programs read. */
export type Collection = {
  title: string;
  description: string;
  /** What it takes to see it, beside `export.read`. */
  action: Action;
  geometry: 'Point' | 'Polygon' | 'Geometry';
  properties: Readonly<Record<string, Property>>;
  /** The property that `datetime` asks of; without one every feature matches, as the standard says. */
  time?: string;
  items: (source: Source, question: ItemsQuestion) => Promise<ItemsPage>;
  /** One feature; undefined when there is none inside the scope. */
  item: (source: Source, id: string) => Promise<Feature | undefined>;
  tiles?: TileLayer;
};
