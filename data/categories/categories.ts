import { z } from 'zod';
import { categorySchema, type Category } from '../../shared/operations/playbook.ts';
import categoriesJson from './categories.json' with { type: 'json' };

/** The tree of categories that Sholu comes with, parents before their children. */
export const categories = (): Category[] => z.array(categorySchema).parse(categoriesJson);
