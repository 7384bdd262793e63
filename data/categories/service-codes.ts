import { z } from 'zod';
import { slugSchema } from '../../shared/operations/schema.ts';
import codesJson from './service-codes.json' with { type: 'json' };

/**
 * Codes by which other services name what happened, small letters, and our category: the numbers of the services that are
 * called and plain words. A source may have codes of its own besides.
 */
export const serviceCodes = (): ReadonlyMap<string, string> =>
  new Map(Object.entries(z.record(z.string(), slugSchema).parse(codesJson)));
