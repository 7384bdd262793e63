/**
 * Divides `total` whole things in proportion to the weights by the method of the largest remainder (Hamilton).
 * Each share is at least `minimum` as long as the total allows it; the shares always sum to the total.
 * @param weights non-negative; when all are zero the shares are equal.
 */
export function apportion(total: number, weights: readonly number[], minimum = 0): number[] {
  const floor = minimum * weights.length <= total ? minimum : 0;
  const rest = total - floor * weights.length;
  const sum = weights.reduce((a, b) => a + b, 0);
  const exact = weights.map((weight) => rest * (sum > 0 ? weight / sum : 1 / weights.length));
  const shares = exact.map((value) => floor + Math.floor(value));
  let left = total - shares.reduce((a, b) => a + b, 0);
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .sort((one, other) => other.remainder - one.remainder || one.index - other.index);
  for (const { index } of byRemainder) {
    if (left <= 0) break;
    shares[index] = (shares[index] ?? 0) + 1;
    left--;
  }
  return shares;
}
