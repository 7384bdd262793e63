/** Does something in a task of its own after the next frame. @returns the way to call it off. */
export function afterFrame(does: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(does);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
