import { deflateSync } from 'node:zlib';
import { PbfWriter } from 'pbf';

/** A made-up road network, as OpenStreetMap has one. */
export type Network = {
  nodes: readonly { id: number; lon: number; lat: number }[];
  ways: readonly { id: number; refs: readonly number[]; tags: Readonly<Record<string, string>> }[];
  /** Day of the data; left out of the file without it. */
  atMs?: number;
};

const NANO = 1e9;
/** Differences between neighbours, as the format packs what rises slowly. */
const deltas = (values: readonly number[]): number[] =>
  values.map((value, i) => value - (values[i - 1] ?? 0));

/** A piece of a file, OSMHeader or OSMData, compressed as every tool does it. */
export function osmBlob(type: string, data: Uint8Array): Buffer {
  const body = new PbfWriter();
  body.writeVarintField(2, data.length);
  body.writeBytesField(3, deflateSync(data));
  const blob = body.finish();
  const head = new PbfWriter();
  head.writeStringField(1, type);
  head.writeVarintField(3, blob.length);
  const header = head.finish();
  const size = Buffer.alloc(4);
  size.writeUInt32BE(header.length);
  return Buffer.concat([size, header, blob]);
}

export function osmHeader({ nodes, atMs }: Network, features = ['OsmSchema-V0.6', 'DenseNodes']): Buffer {
  const header = new PbfWriter();
  const [lons, lats] = [nodes.map(({ lon }) => lon), nodes.map(({ lat }) => lat)];
  const box = [Math.min(...lons), Math.max(...lons), Math.max(...lats), Math.min(...lats)];
  if (nodes.length > 0)
    header.writeMessage(
      1,
      (_, w) => box.forEach((deg, i) => w.writeSVarintField(i + 1, Math.round(deg * NANO))),
      null,
    );
  for (const feature of features) header.writeStringField(4, feature);
  header.writeStringField(16, 'made by a test');
  if (atMs !== undefined) header.writeVarintField(32, Math.floor(atMs / 1000));
  return osmBlob('OSMHeader', header.finish());
}

/** The network as an `.osm.pbf`: https://wiki.openstreetmap.org/wiki/PBF_Format. */
export function osmPbf(network: Network): Buffer {
  const { nodes, ways } = network;
  const strings = ['', ...new Set(ways.flatMap(({ tags }) => Object.entries(tags).flat()))];
  const indexOf = new Map(strings.map((text, i) => [text, i]));
  const numbers = (texts: readonly string[]): number[] => texts.map((text) => indexOf.get(text) ?? 0);
  const block = new PbfWriter();
  block.writeMessage(1, (_, w) => strings.forEach((text) => w.writeBytesField(1, Buffer.from(text))), null);
  const degrees = (of: (node: Network['nodes'][number]) => number): number[] =>
    deltas(nodes.map((node) => Math.round(of(node) * 1e7)));
  block.writeMessage(
    2,
    (_, group) => {
      group.writeMessage(
        2,
        (_dense, w) => {
          w.writePackedSVarint(1, deltas(nodes.map(({ id }) => id)));
          w.writePackedSVarint(
            8,
            degrees(({ lat }) => lat),
          );
          w.writePackedSVarint(
            9,
            degrees(({ lon }) => lon),
          );
        },
        null,
      );
    },
    null,
  );
  block.writeMessage(
    2,
    (_, group) => {
      for (const { id, refs, tags } of ways)
        group.writeMessage(
          3,
          (_way, w) => {
            w.writeVarintField(1, id);
            w.writePackedVarint(2, numbers(Object.keys(tags)));
            w.writePackedVarint(3, numbers(Object.values(tags)));
            w.writePackedSVarint(8, deltas(refs));
          },
          null,
        );
    },
    null,
  );
  return Buffer.concat([osmHeader(network), osmBlob('OSMData', block.finish())]);
}
