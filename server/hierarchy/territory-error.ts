/** A file or a wish about the territory that cannot be fulfilled, said in one sentence for the person who asked. */
export class TerritoryError extends Error {
  override name = 'TerritoryError';
}
