import { z } from 'zod';

/** More views are no longer a list that somebody reads. */
export const MOST_VIEWS = 50;

/** The places of work whose views can be kept. */
export const VIEW_WORKSPACES = ['coverage', 'operate', 'plan', 'performance', 'replay', 'admin'] as const;
export const viewWorkspaceSchema = z.enum(VIEW_WORKSPACES);

/** The parameters of an address as they stand in it. What a screen cannot read of them any more it leaves out, and says so. */
export const viewSearchSchema = z
  .record(z.string().regex(/^[a-zA-Z]{1,32}$/, { error: 'No such parameter' }), z.string().max(300))
  .refine((search) => Object.keys(search).length <= 60, { error: 'More than an address has' });
export type ViewSearch = z.infer<typeof viewSearchSchema>;

const name = z
  .string()
  .trim()
  .min(1, { error: 'A name is missing' })
  .max(80, { error: 'A name has 80 characters at most' });
const id = z.number().int().positive();
const version = z.number().int().positive();
/** A view as the person saw it. */
export const seenViewSchema = z.object({ id, version });
export type SeenView = z.infer<typeof seenViewSchema>;

export const createViewSchema = z.object({ name, workspace: viewWorkspaceSchema, search: viewSearchSchema });
export type CreateView = z.infer<typeof createViewSchema>;

/** Changes what is given; `search` puts what is on the screen now in the place of what was kept. */
export const updateViewSchema = seenViewSchema.extend({
  name: name.optional(),
  search: viewSearchSchema.optional(),
  pinned: z.boolean().optional(),
  /** Whether its workspace opens with it. */
  isDefault: z.boolean().optional(),
});
export type UpdateView = z.infer<typeof updateViewSchema>;

/** Every view of the person, in the order in which they are to stand. */
export const orderViewsSchema = z.object({ ids: z.array(id).max(MOST_VIEWS) });

export const savedViewSchema = createViewSchema.extend({
  id,
  pinned: z.boolean(),
  isDefault: z.boolean(),
  version,
});
export type SavedView = z.infer<typeof savedViewSchema>;
