import type { CustomLayerInterface } from 'maplibre-gl';
import { drawingOrder, LOOK_SIZE, PLACE_SIZE, TIMES_SIZE, type MovingPoints } from './moving-points.ts';
import { COLUMNS, movingPointsFragment, movingPointsVertex } from './moving-points-shader.ts';
import { originAt } from './moving-points-origin.ts';

/** A colour as red, green and blue, 0 to 1. */
export type Rgb = readonly [number, number, number];

/** How moving points look. */
export type MovingPointsStyle = {
  /** A colour for each kind; their shapes are disc, triangle, square, ring. */
  colours: readonly Rgb[];
  halo: Rgb;
  chosen: Rgb;
  /** Outline of those that somebody should look at. */
  alarm: Rgb;
  /** Diameter of a symbol in CSS pixels. */
  sizePx: number;
};

type MovingPointsProps = {
  id: string;
  points: MovingPoints;
  style: () => MovingPointsStyle;
  /** Whether outlines that blink are lit now. */
  isLit: () => boolean;
  /** The clock of the points, milliseconds. */
  now: () => number;
  centre: () => { lng: number; lat: number };
  pixelRatio: () => number;
};

const KINDS = 4;

/**
 * Draws moving points as symbols of one vertex each: the graphics card moves them between their fixes, turns them to
 * their heading and fades them by the age of the fix, so a fix costs the main thread a few bytes and a frame nothing.
 */
export function movingPointsLayer(props: MovingPointsProps): CustomLayerInterface {
  const { points } = props;
  let drawer: Drawer | null = null;
  return {
    id: props.id,
    type: 'custom',
    onAdd: (_map, gl) => void (drawer = openDrawer(gl)),
    onRemove: () => {
      drawer?.close();
      drawer = null;
    },
    render: (gl, { defaultProjectionData }) => {
      if (!drawer || points.count === 0) return;
      drawer.upload(points);
      const { lng, lat } = props.centre();
      const { origin, matrix } = originAt(lng, lat, defaultProjectionData.mainMatrix);
      const { colours, halo, chosen, alarm, sizePx } = props.style();
      const uniform = (name: string) => drawer?.uniform(name) ?? null;
      gl.uniformMatrix4fv(uniform('matrix'), false, matrix);
      gl.uniform2fv(uniform('origin'), origin);
      gl.uniform3fv(
        uniform('colours'),
        Array.from({ length: KINDS }, (_, kind) => colours[kind] ?? halo).flat(),
      );
      gl.uniform3fv(uniform('halo'), halo);
      gl.uniform3fv(uniform('chosenColour'), chosen);
      gl.uniform3fv(uniform('alarmColour'), alarm);
      gl.uniform1f(uniform('now'), (props.now() - points.epochMs) / 1_000);
      gl.uniform1f(uniform('sizePx'), sizePx * props.pixelRatio());
      gl.uniform1f(uniform('lit'), props.isLit() ? 1 : 0);
      gl.drawElements(gl.POINTS, points.count, gl.UNSIGNED_INT, 0);
      gl.bindVertexArray(null);
    },
  };
}

/** The graphics card's copy of the points and the program that draws them. */
type Drawer = {
  /** Copies what has changed, and makes the program and the points those that are drawn. */
  upload(points: MovingPoints): void;
  uniform(name: string): WebGLUniformLocation | null;
  close(): void;
};

function openDrawer(gl: WebGL2RenderingContext): Drawer {
  const program = programOf(gl);
  const vertexArray = gl.createVertexArray();
  const columns = COLUMNS.map((column) => ({ ...column, buffer: gl.createBuffer() }));
  const order = gl.createBuffer();
  const uniforms = new Map<string, WebGLUniformLocation | null>();
  let revision = -1;
  let ordered = -1;

  gl.bindVertexArray(vertexArray);
  columns.forEach(({ buffer, size, type, isNormal }, location) => {
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
    gl.enableVertexAttribArray(location);
    gl.vertexAttribPointer(location, size, gl[type], isNormal, 0, 0);
  });
  gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, order);
  gl.bindVertexArray(null);

  return {
    upload: (points) => {
      gl.useProgram(program);
      gl.bindVertexArray(vertexArray);
      if (revision === points.revision) return;
      revision = points.revision;
      const { count } = points;
      const rows = [
        points.place.subarray(0, count * PLACE_SIZE),
        points.times.subarray(0, count * TIMES_SIZE),
        points.look.subarray(0, count * LOOK_SIZE),
      ];
      columns.forEach(({ buffer }, at) => {
        gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
        gl.bufferData(gl.ARRAY_BUFFER, rows[at] ?? null, gl.DYNAMIC_DRAW);
      });
      if (ordered === points.orderRevision) return;
      ordered = points.orderRevision;
      gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, drawingOrder(points), gl.DYNAMIC_DRAW);
    },
    uniform: (name) => {
      const known = uniforms.get(name);
      if (known !== undefined) return known;
      const found = gl.getUniformLocation(program, name);
      uniforms.set(name, found);
      return found;
    },
    close: () => {
      gl.deleteProgram(program);
      gl.deleteVertexArray(vertexArray);
      for (const { buffer } of columns) gl.deleteBuffer(buffer);
      gl.deleteBuffer(order);
    },
  };
}

/** Throws what the graphics card says of a program that it cannot make; one that was taken away says nothing. */
function programOf(gl: WebGL2RenderingContext): WebGLProgram {
  const program = gl.createProgram();
  for (const [type, source] of [
    [gl.VERTEX_SHADER, movingPointsVertex],
    [gl.FRAGMENT_SHADER, movingPointsFragment],
  ] as const) {
    const shader = gl.createShader(type);
    if (!shader) continue;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
    gl.deleteShader(shader);
  }
  gl.linkProgram(program);
  if (gl.getProgramParameter(program, gl.LINK_STATUS) !== true && !gl.isContextLost())
    throw new Error(`The moving points cannot be drawn: ${gl.getProgramInfoLog(program) ?? ''}`);
  return program;
}
