/** SVG path of a circle. */
export function circle(x: number, y: number, radius: number): string {
  const r = `${radius} ${radius} 0 1 1`;
  return `M${x - radius} ${y}A${r} ${x + radius} ${y}A${r} ${x - radius} ${y}Z`;
}

/** SVG path of a rectangle with rounded corners. */
export function roundedRect(x: number, y: number, width: number, height: number, radius: number): string {
  const arc = `a${radius} ${radius} 0 0 1`;
  const [w, h] = [width - 2 * radius, height - 2 * radius];
  return (
    `M${x + radius} ${y}h${w}${arc} ${radius} ${radius}v${h}${arc} ${-radius} ${radius}` +
    `h${-w}${arc} ${-radius} ${-radius}v${-h}${arc} ${radius} ${-radius}Z`
  );
}
