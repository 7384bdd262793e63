/** Why something cannot be done with an import, in a sentence for the person who asked. */
export class ImportRefusal extends Error {
  override name = 'ImportRefusal';
  readonly code: 'NOT_FOUND' | 'CONFLICT' | 'TOO_MANY_REQUESTS';

  constructor(code: ImportRefusal['code'], message: string) {
    super(message);
    this.code = code;
  }
}
