/** Seconds as they are typed, `90` or `1:30`; an empty text is none. NaN for something else. */
export function secondsOf(text: string): number | null {
  const typed = text.trim();
  if (typed === '') return null;
  const match = /^(?:(\d{1,4}):([0-5]\d)|(\d{1,6}))$/.exec(typed);
  if (!match) return Number.NaN;
  return match[3] === undefined ? Number(match[1]) * 60 + Number(match[2]) : Number(match[3]);
}

/** Seconds as minutes and seconds, `1:30`; an empty text for none. */
export const secondsText = (seconds: number | null): string =>
  seconds === null || Number.isNaN(seconds)
    ? ''
    : `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
