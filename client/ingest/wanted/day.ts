/** The end of a day of Kazakhstan as an ISO moment; null for what is no day. */
export function endOfDay(day: string): string | null {
  const at = Date.parse(`${day}T23:59:59+05:00`);
  return Number.isFinite(at) ? new Date(at).toISOString() : null;
}

/** The day in Kazakhstan so many days from a moment, as an input of days writes it. */
export const dayAhead = (nowMs: number, days: number): string =>
  new Date(nowMs + days * 86_400_000 + 5 * 3_600_000).toISOString().slice(0, 10);
