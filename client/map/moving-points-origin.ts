const TURN = 2 * Math.PI;

/** Mercator's place of a latitude, of the world's height, from the north. */
const mercatorY = (lat: number): number => 0.5 - Math.atanh(Math.sin((lat / 360) * TURN)) / TURN;

/**
 * What the graphics card is to count from. It has 24 bits: counted from the middle of the map a point is right to the
 * centimetre, counted from the edge of the world by two metres. `origin` is a longitude and a latitude near the given one that
 * 24 bits hold exactly; `matrix` takes Mercator distances from it, of the world's width, to the screen.
 */
export function originAt(
  lon: number,
  lat: number,
  worldMatrix: ArrayLike<number>,
): { origin: [lon: number, lat: number]; matrix: Float32Array } {
  const origin: [number, number] = [Math.fround(lon), Math.fround(lat)];
  const x = origin[0] / 360 + 0.5;
  const y = mercatorY(origin[1]);
  const matrix = new Float32Array(16);
  for (let row = 0; row < 4; row++) {
    const of = (column: number): number => worldMatrix[column * 4 + row] ?? 0;
    for (const column of [0, 1, 2]) matrix[column * 4 + row] = of(column);
    matrix[12 + row] = of(0) * x + of(1) * y + of(3);
  }
  return { origin, matrix };
}
