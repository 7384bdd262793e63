/** Percentage points with their sign and at most one decimal, as in «−78,4»; `number` writes a number in a language. */
export function pointsText(points: number, number: (value: number) => string): string {
  const size = number(Math.round(Math.abs(points) * 10) / 10);
  if (size === number(0)) return size;
  return (points > 0 ? '+' : '\u2212') + size;
}
