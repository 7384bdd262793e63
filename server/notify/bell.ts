/** Waits until it is rung, or for a time. A ring while nobody waits is not lost. */
export function openBell(): { ring(): void; rung(forMs: number): Promise<void> } {
  let isRung = false;
  let wake = (): void => {};
  return {
    ring: () => {
      isRung = true;
      wake();
    },
    rung: (forMs) =>
      new Promise((resolve) => {
        const done = (): void => {
          clearTimeout(timer);
          wake = () => {};
          isRung = false;
          resolve();
        };
        const timer = setTimeout(done, forMs);
        wake = done;
        if (isRung) done();
      }),
  };
}
