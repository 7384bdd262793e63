import type { Said } from '../../shared/hierarchy/territory-words.ts';

/** A file or a wish about the territory that cannot be fulfilled, said in one sentence for the person who asked. */
export class TerritoryError extends Error {
  override name = 'TerritoryError';
  /** The same in a code, for readers of other languages. */
  readonly said: Said;

  /** @param path the file, which a sentence at the terminal begins with. */
  constructor(said: Said, { path, ...options }: ErrorOptions & { path?: string } = {}) {
    super(path === undefined ? said.message : `${path}: ${said.message}`, options);
    this.said = said;
  }
}
