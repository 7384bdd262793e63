import { NO_HEADING } from './moving-points.ts';

/** Age of a fix in seconds from which a symbol is paler, and how opaque it is then; product.md's steps of 1 to 60 minutes. */
export const AGE_STEPS = [
  { seconds: 60, opacity: 0.75 },
  { seconds: 300, opacity: 0.6 },
  { seconds: 900, opacity: 0.48 },
  { seconds: 1_800, opacity: 0.38 },
  { seconds: 3_600, opacity: 0.3 },
] as const;

const glsl = (value: number): string => value.toFixed(4);
const ageSteps = AGE_STEPS.map(
  ({ seconds, opacity }) => `if (age >= ${glsl(seconds)}) opacity = ${glsl(opacity)};`,
).join('\n  ');

const block = `layout(std140) uniform movingPointsUniforms {
  vec4 disc;
  vec4 triangle;
  vec4 square;
  vec4 ring;
  vec4 halo;
  vec4 chosen;
  vec4 alarm;
  float now;
  float sizePx;
  float lit;
} movingPoints;
`;

/** What is the same for all points of a layer. */
export const movingPointsUniforms = {
  name: 'movingPoints',
  vs: block,
  fs: '',
  uniformTypes: {
    disc: 'vec4<f32>',
    triangle: 'vec4<f32>',
    square: 'vec4<f32>',
    ring: 'vec4<f32>',
    halo: 'vec4<f32>',
    chosen: 'vec4<f32>',
    alarm: 'vec4<f32>',
    now: 'f32',
    sizePx: 'f32',
    lit: 'f32',
  },
} as const;

export const movingPointsVertex = `#version 300 es
#define SHADER_NAME moving-points-vertex
in vec4 place;
in vec3 times;
in vec4 look;
out vec4 fill;
out vec4 edge;
out vec3 shape;

void main() {
  float share = times.y > times.x ? clamp((movingPoints.now - times.x) / (times.y - times.x), 0.0, 1.0) : 1.0;
  vec3 at = vec3(mix(place.xy, place.zw, share), 0.0);
  geometry.worldPosition = at;
  gl_Position = project_position_to_clipspace(at, vec3(0.0), vec3(0.0), geometry.position);

  float kind = floor(look.x * 255.0 + 0.5);
  float heading = floor(look.y * 255.0 + 0.5);
  bool isChosen = look.z > 0.0;
  float age = movingPoints.now - times.z;
  float opacity = 1.0;
  ${ageSteps}

  vec4 colour = kind < 0.5 ? movingPoints.disc
    : kind < 1.5 ? movingPoints.triangle
    : kind < 2.5 ? movingPoints.square
    : movingPoints.ring;
  fill = vec4(colour.rgb, opacity);
  float alarm = floor(look.w * 255.0 + 0.5);
  bool isAlarm = alarm > 1.5 ? movingPoints.lit > 0.5 : alarm > 0.5;
  edge = isAlarm ? movingPoints.alarm
    : vec4(isChosen ? movingPoints.chosen.rgb : movingPoints.halo.rgb, isChosen ? 1.0 : opacity);
  shape = vec3(kind, heading, isChosen || isAlarm ? 1.0 : 0.0);
  gl_PointSize = movingPoints.sizePx * (isChosen ? 2.6 : 2.0) * project.devicePixelRatio;
}
`;

/** The symbol fills half of its square; the tick of the heading and the edge need the rest. */
export const movingPointsFragment = `#version 300 es
#define SHADER_NAME moving-points-fragment
precision highp float;
in vec4 fill;
in vec4 edge;
in vec3 shape;
out vec4 fragColor;

float triangleAt(vec2 p, float radius) {
  const float k = 1.7320508;
  p.y = -p.y;
  p.x = abs(p.x) - radius;
  p.y = p.y + radius / k;
  if (p.x + k * p.y > 0.0) p = vec2(p.x - k * p.y, -k * p.x - p.y) / 2.0;
  p.x -= clamp(p.x, -2.0 * radius, 0.0);
  return -length(p) * sign(p.y);
}

void main() {
  vec2 p = gl_PointCoord * 2.0 - 1.0;
  float far = length(p);
  float body = shape.x < 0.5 ? far - 0.46
    : shape.x < 1.5 ? triangleAt(p, 0.52)
    : shape.x < 2.5 ? max(abs(p.x), abs(p.y)) - 0.42
    : abs(far - 0.38) - 0.11;

  if (shape.y < ${glsl(NO_HEADING)} - 0.5) {
    float angle = shape.y / 240.0 * 6.2831853;
    vec2 ahead = vec2(sin(angle), -cos(angle));
    vec2 q = vec2(abs(dot(p, vec2(ahead.y, -ahead.x))), dot(p, ahead));
    float tick = max(q.y - 0.92, max(0.5 - q.y, q.x + (q.y - 0.92) * 0.55));
    body = min(body, tick);
  }

  float soft = fwidth(body);
  float inside = 1.0 - smoothstep(-soft, soft, body);
  float around = 1.0 - smoothstep(-soft, soft, body - (shape.z > 0.0 ? 0.12 : 0.09));
  float alpha = max(inside * fill.a, around * edge.a);
  if (alpha < 0.02) discard;
  fragColor = vec4(mix(edge.rgb, fill.rgb, inside), alpha);
}
`;
