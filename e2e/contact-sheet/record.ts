import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Look } from './looks.ts';

/** A picture that was taken, and what a program finds wrong with it. */
export type Picture = Look & {
  screen: string;
  state: string;
  /** File name in the folder of the sheet. */
  file: string;
  problems: string[];
};

/** Name of a picture; the same look has the same name. */
export const fileOf = (screen: string, state: string, { theme, lang, size }: Look): string =>
  `pictures/${screen}/${state}.${theme}.${lang}.${size}.jpg`;

/** What was taken so far: a line of JSON for each picture, so that a run which is cut short goes on where it was. */
export type PictureRecord = {
  has(file: string): boolean;
  add(picture: Picture): void;
  all(): Picture[];
};

/** Opens the record in a folder, which is made; `fresh` forgets what was there. */
export function openRecord(folder: string, fresh: boolean): PictureRecord {
  if (fresh) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'pictures.jsonl');
  const pictures = new Map<string, Picture>();
  if (existsSync(path))
    for (const line of readFileSync(path, 'utf8').split('\n'))
      if (line !== '') {
        const picture = JSON.parse(line) as Picture;
        pictures.set(picture.file, picture);
      }
  return {
    has: (file) => pictures.has(file) && existsSync(join(folder, file)),
    add: (picture) => {
      pictures.set(picture.file, picture);
      appendFileSync(path, `${JSON.stringify(picture)}\n`);
    },
    all: () => [...pictures.values()],
  };
}
