/** Measures texts of a wall as they are drawn. @returns widths in px; zero where nothing can be drawn. */
export function textWidth(weight: 400 | 600, sizePx: number): (text: string) => number {
  const pen = document.createElement('canvas').getContext('2d');
  if (!pen) return () => 0;
  pen.font = `${weight} ${sizePx}px 'Noto Sans'`;
  return (text) => pen.measureText(text).width;
}
