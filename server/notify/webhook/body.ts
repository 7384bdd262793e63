import type { Delivery } from '../delivery/store.ts';
import type { Seen } from '../subject/about.ts';
import { languageSchema } from '../../../shared/hierarchy/schema.ts';
import { messageOf, type About } from '../../../shared/notify/text.ts';

/** What a program gets of a thing; of a sensitive incident its number alone. */
function factsOf(about: About): object {
  if (about.kind !== 'incident') return about;
  const { kind, number, sensitive } = about;
  return sensitive ? { kind, number, sensitive } : about;
}

/** A message as JSON. `id` is the same for every attempt; `text` says it in the languages of the product. */
export function webhookBody({ uid, subject, events }: Delivery, seen: Seen, publicUrl: string): string {
  return JSON.stringify({
    id: uid,
    subject,
    events: events.map(({ event, atMs }) => ({ event, at: new Date(atMs).toISOString() })),
    about: factsOf(seen.about),
    unit: seen.kato,
    link: new URL(seen.path, publicUrl).href,
    text: Object.fromEntries(
      languageSchema.options.map((language) => [language, messageOf(seen.about, events, language)]),
    ),
  });
}
