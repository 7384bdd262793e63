import { Layer, project32, type DefaultProps, type UpdateParameters } from '@deck.gl/core';
import { Buffer, type Device } from '@luma.gl/core';
import { Model } from '@luma.gl/engine';
import { drawingOrder, LOOK_SIZE, PLACE_SIZE, TIMES_SIZE, type MovingPoints } from './moving-points.ts';
import { movingPointsFragment, movingPointsUniforms, movingPointsVertex } from './moving-points-shader.ts';

/** A colour as red, green and blue, 0 to 1. */
export type Rgb = readonly [number, number, number];

type MovingPointsProps = {
  points: MovingPoints;
  /** Revision of the points, so that the layer sees that they changed. */
  revision: number;
  /** A colour for each kind; their shapes are disc, triangle, square, ring. */
  colours: readonly Rgb[];
  halo: Rgb;
  chosen: Rgb;
  /** Outline of those that somebody should look at. */
  alarm: Rgb;
  /** Whether outlines that blink are lit now. */
  isLit: () => boolean;
  /** Diameter of a symbol in CSS pixels. */
  sizePx: number;
  /** The clock of the points, milliseconds. */
  now: () => number;
};

const defaultProps: DefaultProps<MovingPointsProps> = {
  points: { type: 'object', value: null as unknown as MovingPoints, optional: true },
  revision: 0,
  colours: { type: 'array', value: [] },
  halo: { type: 'array', value: [0, 0, 0] },
  chosen: { type: 'array', value: [1, 1, 0] },
  alarm: { type: 'array', value: [1, 0, 0] },
  isLit: { type: 'function', value: () => true },
  sizePx: 14,
  now: { type: 'function', value: () => 0 },
};

type Column = 'place' | 'times' | 'look';
const COLUMNS = {
  place: { format: 'float32x4', bytes: PLACE_SIZE * 4 },
  times: { format: 'float32x3', bytes: TIMES_SIZE * 4 },
  look: { format: 'unorm8x4', bytes: LOOK_SIZE },
} as const satisfies Record<Column, { format: string; bytes: number }>;
const COLUMN_NAMES = Object.keys(COLUMNS) as Column[];

type State = {
  model: Model;
  buffers: Record<Column, Buffer>;
  order: Buffer;
  /** `orderRevision` of what is in `order`; -1 when nothing is. */
  ordered: number;
  capacity: number;
};

const buffersFor = (device: Device, capacity: number): Record<Column, Buffer> => {
  const one = (column: Column): Buffer =>
    device.createBuffer({
      byteLength: capacity * COLUMNS[column].bytes,
      usage: Buffer.VERTEX | Buffer.COPY_DST,
    });
  return { place: one('place'), times: one('times'), look: one('look') };
};

const orderFor = (device: Device, capacity: number): Buffer =>
  device.createBuffer({
    byteLength: capacity * Uint32Array.BYTES_PER_ELEMENT,
    usage: Buffer.INDEX | Buffer.COPY_DST,
    indexType: 'uint32',
  });

/**
 * Draws moving points as symbols of one vertex each: the graphics card moves them between their fixes, turns them to
 * their heading and fades them by the age of the fix, so a fix costs the main thread a few bytes and a frame nothing.
 */
export class MovingPointsLayer extends Layer<MovingPointsProps> {
  static override layerName = 'MovingPointsLayer';
  static override defaultProps = defaultProps;
  declare state: State;

  override initializeState(): void {
    const { device } = this.context;
    const capacity = 1_024;
    const buffers = buffersFor(device, capacity);
    const order = orderFor(device, capacity);
    const model = new Model(device, {
      id: this.props.id,
      ...this.getShaders({
        vs: movingPointsVertex,
        fs: movingPointsFragment,
        modules: [project32, movingPointsUniforms],
      }),
      topology: 'point-list',
      bufferLayout: COLUMN_NAMES.map((name) => ({ name, format: COLUMNS[name].format })),
      attributes: buffers,
      indexBuffer: order,
      vertexCount: 0,
      // Symbols lie on the map in the order in which they are drawn; a later one is drawn over an earlier one.
      parameters: { depthWriteEnabled: false, depthCompare: 'always' },
    });
    this.setState({ model, buffers, order, ordered: -1, capacity });
  }

  override shouldUpdateState({ changeFlags }: UpdateParameters<this>): boolean {
    return changeFlags.somethingChanged;
  }

  override updateState({ props, oldProps }: UpdateParameters<this>): void {
    if (props.points !== oldProps.points) this.state.ordered = -1;
    if (props.points !== oldProps.points || props.revision !== oldProps.revision) this.upload(props.points);
  }

  override finalizeState(): void {
    this.state.model.destroy();
    for (const buffer of Object.values(this.state.buffers)) buffer.destroy();
    this.state.order.destroy();
  }

  override draw(): void {
    const { colours, halo, chosen, alarm, isLit, sizePx, now, points } = this.props;
    const { model } = this.state;
    if (points.count === 0) return;
    const colour = (kind: number): [number, number, number, number] => [...(colours[kind] ?? halo), 1];
    model.shaderInputs.setProps({
      movingPoints: {
        disc: colour(0),
        triangle: colour(1),
        square: colour(2),
        ring: colour(3),
        halo: [...halo, 1],
        chosen: [...chosen, 1],
        alarm: [...alarm, 1],
        lit: isLit() ? 1 : 0,
        now: (now() - points.epochMs) / 1_000,
        sizePx,
      },
    });
    model.draw(this.context.renderPass);
  }

  private upload(points: MovingPoints): void {
    const { device } = this.context;
    const { model } = this.state;
    if (points.count > this.state.capacity) {
      const old = [...Object.values(this.state.buffers), this.state.order];
      const capacity = 2 ** Math.ceil(Math.log2(points.count));
      const buffers = buffersFor(device, capacity);
      const order = orderFor(device, capacity);
      model.setAttributes(buffers);
      model.setIndexBuffer(order);
      for (const buffer of old) buffer.destroy();
      this.setState({ buffers, order, ordered: -1, capacity });
    }
    const { buffers, order, ordered } = this.state;
    if (ordered !== points.orderRevision) {
      order.write(drawingOrder(points));
      this.state.ordered = points.orderRevision;
    }
    const { place, times, look, count } = points;
    buffers.place.write(place.subarray(0, count * PLACE_SIZE));
    buffers.times.write(times.subarray(0, count * TIMES_SIZE));
    buffers.look.write(look.subarray(0, count * LOOK_SIZE));
    model.setVertexCount(count);
    this.setNeedsRedraw();
  }
}
