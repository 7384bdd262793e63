/** Keeps a browser with a wall alive until it is stopped; see the file itself. Times in milliseconds. */
export function superviseWall(options: {
  url: string;
  chromium: string;
  /** Folder of the browser's profile; without it the user's own. */
  profile?: string;
  /** More arguments of Chromium. */
  more?: readonly string[];
  log?: (line: string) => void;
  timing?: { askMs: number; patienceMs: number; restartMs: number };
}): { stop(): Promise<void> };
