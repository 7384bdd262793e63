import { LOOK_SIZE, NO_HEADING, PLACE_SIZE, TIMES_SIZE } from './moving-points.ts';

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

/** The columns of the points in the order of their locations in the vertex shader. */
export const COLUMNS = [
  { size: PLACE_SIZE, type: 'FLOAT', isNormal: false },
  { size: TIMES_SIZE, type: 'FLOAT', isNormal: false },
  { size: LOOK_SIZE, type: 'UNSIGNED_BYTE', isNormal: true },
] as const;

export const movingPointsVertex = `#version 300 es
layout(location = 0) in vec4 place;
layout(location = 1) in vec3 times;
layout(location = 2) in vec4 look;
uniform mat4 matrix;
uniform vec2 origin;
uniform vec3 colours[4];
uniform vec3 halo;
uniform vec3 chosenColour;
uniform vec3 alarmColour;
uniform float now;
uniform float sizePx;
uniform float lit;
out vec4 fill;
out vec4 edge;
out vec3 shape;

const float TURN = 6.2831853;

/** Mercator distance of a place from the origin, of the world's width; exact however near the two are. */
vec2 fromOrigin(vec2 lonLat) {
  vec2 d = radians(lonLat - origin);
  float lat = radians(origin.y);
  float s = 2.0 * cos(lat + d.y / 2.0) * sin(d.y / 2.0) / (1.0 - sin(lat) * sin(lat + d.y));
  float north = abs(s) < 0.03 ? s + s * s * s / 3.0 : atanh(s);
  return vec2(d.x, -north) / TURN;
}

void main() {
  float share = times.y > times.x ? clamp((now - times.x) / (times.y - times.x), 0.0, 1.0) : 1.0;
  gl_Position = matrix * vec4(fromOrigin(mix(place.xy, place.zw, share)), 0.0, 1.0);

  float kind = floor(look.x * 255.0 + 0.5);
  float heading = floor(look.y * 255.0 + 0.5);
  bool isChosen = look.z > 0.0;
  float age = now - times.z;
  float opacity = 1.0;
  ${ageSteps}

  fill = vec4(colours[int(min(kind, 3.0))], opacity);
  float alarm = floor(look.w * 255.0 + 0.5);
  bool isAlarm = alarm > 1.5 ? lit > 0.5 : alarm > 0.5;
  edge = isAlarm ? vec4(alarmColour, 1.0) : isChosen ? vec4(chosenColour, 1.0) : vec4(halo, opacity);
  shape = vec3(kind, heading, isChosen || isAlarm ? 1.0 : 0.0);
  gl_PointSize = sizePx * (isChosen ? 2.6 : 2.0);
}
`;

/** The symbol fills half of its square; the tick of the heading and the edge need the rest. */
export const movingPointsFragment = `#version 300 es
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
  // The map blends colours that are multiplied by their alpha.
  fragColor = vec4(mix(edge.rgb, fill.rgb, inside) * alpha, alpha);
}
`;
