/** The step of the sequential palette, 0 to 4, each a fifth; the last one holds 100 %. */
export function stepOf(share: number): 0 | 1 | 2 | 3 | 4 {
  const step = Math.min(4, Math.max(0, Math.floor(share * 5 + 1e-9)));
  return step === 0 ? 0 : step === 1 ? 1 : step === 2 ? 2 : step === 3 ? 3 : 4;
}
