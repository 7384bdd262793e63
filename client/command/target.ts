import { z } from 'zod';
import { katoSchema, languageSchema } from '../../shared/hierarchy/schema.ts';
import { MEASURES } from '../../shared/register/schema.ts';
import { WORKSPACES } from '../state/router.ts';
import { ADMIN_SECTIONS } from '../state/view.ts';
import { COMMANDS, type CommandId } from './registry.ts';

const id = z.number().int().positive();

/** Where a line of the palette or of the command line leads. Plain data, so that what was used lately can be kept. */
export const targetSchema = z.discriminatedUnion('to', [
  z.object({
    to: z.literal('command'),
    id: z.custom<CommandId>((value) => typeof value === 'string' && value in COMMANDS),
  }),
  z.object({
    to: z.literal('screen'),
    workspace: z.enum(WORKSPACES),
    section: z.enum(ADMIN_SECTIONS).optional(),
  }),
  z.object({ to: z.literal('territory'), kato: katoSchema }),
  z.object({ to: z.literal('facility'), id, kato: katoSchema, name: z.string() }),
  z.object({ to: z.literal('unit'), id, callSign: z.string() }),
  z.object({ to: z.literal('incident'), id, number: z.string() }),
  z.object({ to: z.literal('view'), id, name: z.string() }),
  z.object({ to: z.literal('gaps'), measure: z.enum(MEASURES).optional(), kato: katoSchema.optional() }),
  z.object({ to: z.literal('place'), lon: z.number(), lat: z.number() }),
  z.object({ to: z.literal('language'), lang: languageSchema }),
  z.object({ to: z.literal('theme'), theme: z.enum(['night', 'day']) }),
  z.object({
    to: z.literal('send'),
    unitId: id,
    callSign: z.string(),
    incidentId: id,
    number: z.string(),
  }),
  z.object({ to: z.literal('wall'), wallId: id, wall: z.string(), screen: id, kato: katoSchema }),
]);
export type Target = z.infer<typeof targetSchema>;
/** Where one goes without changing anything that others see. */
export type Way = Exclude<Target, { to: 'send' | 'wall' }>;
/** What changes something that others see. It is not done again by a slip of the hand, so it is not remembered. */
export const isWay = (target: Target): target is Way => target.to !== 'send' && target.to !== 'wall';

/** The same for the same target. */
export function targetKey(target: Target): string {
  switch (target.to) {
    case 'command':
      return `command ${target.id}`;
    case 'screen':
      return `screen ${target.workspace} ${target.section ?? ''}`;
    case 'territory':
      return `territory ${target.kato}`;
    case 'gaps':
      return `gaps ${target.measure ?? ''} ${target.kato ?? ''}`;
    case 'place':
      return `place ${target.lon} ${target.lat}`;
    case 'language':
      return `language ${target.lang}`;
    case 'theme':
      return `theme ${target.theme}`;
    case 'send':
      return `send ${target.unitId} ${target.incidentId}`;
    case 'wall':
      return `wall ${target.wallId} ${target.screen} ${target.kato}`;
    case 'facility':
    case 'unit':
    case 'incident':
    case 'view':
    default:
      return `${target.to} ${target.id}`;
  }
}
