import type { ColumnType } from 'kysely';

/** A moment, read as a Date and written as one or as text. */
export type Timestamp = ColumnType<Date, Date | string | undefined, Date | string>;
