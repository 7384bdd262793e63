import type { WordSetName } from './words.ts';
import type { Language, Name } from '../../hierarchy/schema.ts';

/** A column of a file of the register. */
export type FileColumn = {
  /** The name that exports write. */
  id: string;
  /** A file without the column is refused; in one that has it, the cell must be filled. */
  required: boolean;
  /** What the header may call it besides its id; templates use the first name of a language. */
  names: Readonly<Record<Language, readonly [string, ...string[]]>>;
  meaning: Name;
  /** Templates write a number or a day as such; a choice takes the words of a set. */
  holds: 'text' | 'number' | 'date' | WordSetName;
  /** A value as the exports write it; empty where most rows have none. */
  example: string;
};
