import { pipeline, Readable } from 'node:stream';
import { stringify, type Options } from 'csv-stringify';

/** Rows as CSV while they come. What goes wrong with the rows ends the stream; a reader that goes away ends the rows. */
export const csvStream = (rows: AsyncIterable<unknown> | Iterable<unknown>, options: Options): Readable =>
  pipeline(Readable.from(rows), stringify(options), () => {});
