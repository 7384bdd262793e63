import { ask } from './ask.ts';

/** Things of the product that a screen shows, by number; the demonstration gives them others at every seeding. */
type Things = Record<'incident' | 'facility' | 'camera' | 'policeUnit' | 'import', number>;

/** A screen in one of its states. */
export type ScreenPlace = {
  /** Its name in a report and in the name of a picture: letters, digits and hyphens. */
  name: string;
  /** Where it is; a word in braces is the number of such a thing. */
  path: string;
  /** A selector of what stands on it once it is there. */
  landmark: string;
  /** The demonstration account that looks; null when nobody has signed in. */
  account: string | null;
};

const place = (
  name: string,
  path: string,
  landmark: string,
  account: string | null = 'demo-republic',
): ScreenPlace => ({ name, path, landmark, account });

const ALMATY = 'unit=750000000';

/**
 * Every screen of the product, once for each state that looks different. The checks of access for all, of texts that do not
 * fit, and the contact sheet visit the same list: who adds a screen adds one line.
 */
export const SCREENS: readonly ScreenPlace[] = [
  place('sign-in', '/', 'form', null),
  place('not-found', '/nowhere', '.plain-screen .state'),
  place('account', '/account', '.account-parts h1'),
  place('components', '/components', '.symbol-state'),
  place('people', '/admin?section=people', '.person-line'),
  place('notifications', '/admin?section=notify', '.notify-status'),
  place('units', '/admin?section=units', '.office-line'),
  place('playbooks', '/admin?section=playbooks', '.playbook-line'),
  place('tokens', '/admin?section=tokens', '.tokens .plain-button'),
  place('audit', '/admin?section=audit', '.audit-line'),
  place('sources', '/admin?section=sources', '.source-line'),
  place('wanted', '/admin?section=wanted', '.wanted .plain-button'),
  place('walls', '/admin?section=walls', '.wall-card'),
  place('remote', '/remote', '.remote h1'),
  place('imports', '/admin?section=imports', '.admin-section :is(h1, h2, button)'),
  place('import-report', '/admin?section=imports&import={import}', '.run-rows'),
  place('operate', `/operate?${ALMATY}`, '.unit-row'),
  place('incident', `/operate?${ALMATY}&incident={incident}`, '.incident-card'),
  place('police-unit', `/operate?${ALMATY}&policeUnit={policeUnit}`, '.unit-card'),
  place('alarms', `/operate?${ALMATY}&alarms=current&alarmFigures=day`, '.alarm-figures table'),
  place('voids', `/operate?${ALMATY}&voids=on`, '.void-filters'),
  place('help', `/operate?${ALMATY}&panel=help`, '.help-words'),
  place('keys', '/admin?section=imports&panel=keys', '.help-keys'),
  place('views', '/performance?panel=views', '.view-save'),
  place('what-if', `/plan?${ALMATY}`, '.plan-side :is(form, button.plain-button)'),
  place('best-sites', `/plan?${ALMATY}&tab=sites`, '.plan-side form'),
  place('programme', '/plan?unit=610000000&tab=programme', '.programme-form'),
  place('travel-time', '/plan?unit=610000000&tab=travel&start=68.25,43.3', '.travel-table'),
  place('performance', '/performance', '.performance-page h1'),
  place('replay', '/replay', '.timeline'),
  place('coverage', '/', '[data-testid="headline"]'),
  place('facilities', '/?unit=611000000&list=facilities', '.facility-line'),
  place('facility', '/?unit=611000000&facility={facility}', '.card h1'),
  place('cameras', `/?${ALMATY}&list=cameras&cameras=on`, '.camera-line'),
  place('camera', `/?${ALMATY}&cameras=on&camera={camera}`, '.card h1'),
  place('gaps', '/?part=gaps&unit=615800000', '.gap-line'),
  place('charts', '/?part=charts&chart=fairness', '.chart svg'),
  place('published', '/?panel=sources', '.published'),
];

/** Finds, or makes, the things that {@link SCREENS} show, as a demonstration account that may see and do all. */
export async function thingsToShow(origin: string, cookie: string): Promise<Things> {
  const of = <T>(path: string, input: unknown): Promise<T> => ask<T>(origin, cookie, path, input);
  type Rows = { rows: { id: number }[] };
  const facilities = await of<Rows>('register.facilities', { unit: '611000000' });
  const cameras = await of<Rows>('register.cameras', { unit: '750000000' });
  const units = await of<{ unit: { id: number } }[]>('operations.units.list', { unit: '750000000' });
  const facts = {
    category: 'alarm_button',
    priority: 2,
    caller: { name: 'Айгерім', phone: '+7 701 555 00 11', relation: 'witness' },
    address: { settlement: '', street: 'Абай', house: '10', commonName: '', crossing: '', text: '' },
    place: { lon: 76.9452, lat: 43.2385, accuracyM: 10, method: 'map' },
    kato: '750000000',
    facilityId: null,
    sensitive: false,
  };
  const create = { type: 'incident.create', key: 'e2e-screens-1', centre: '750000000', source: 'radio' };
  const { incidentId } = await ask<{ incidentId: number }>(
    origin,
    cookie,
    'operations.incidents.command',
    { ...create, facts, startedAt: null, answeredAt: null },
    'mutation',
  );
  return {
    incident: incidentId,
    facility: facilities.rows[0]?.id ?? 1,
    camera: cameras.rows[0]?.id ?? 1,
    policeUnit: units[0]?.unit.id ?? 1,
    import: await importToShow(origin, cookie),
  };
}

/** A file of cameras of which one row is good, checked and waiting for somebody's word. */
async function importToShow(origin: string, cookie: string): Promise<number> {
  const camera = (id: string, azimuth: string, kato: string): string =>
    [id, 'police', kato, '76.911', '43.251', azimuth, '90', 'true', 'true', 'meets_profile', 'false'].join(
      ';',
    );
  const rows = [
    'external_id;owner;kato;lon;lat;azimuth_deg;fov_deg;linked;working;technical_class;traffic',
    camera('SCREENS-1', '135', '750000000'),
    camera('SCREENS-2', '400', '750000000'),
    camera('SCREENS-3', '90', 'Atlantis'),
  ];
  const response = await fetch(`${origin}/import/cameras?name=Cameras%20of%20October.csv`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'text/csv' },
    body: rows.join('\r\n'),
  });
  if (!response.ok) throw new Error(`import: ${await response.text()}`);
  return ((await response.json()) as { id: number }).id;
}

/** The address of a screen in a language, at night unless the day is asked for. */
export function addressOf(
  screen: ScreenPlace,
  origin: string,
  things: Things,
  look: { lang: 'kk' | 'ru' | 'en'; theme?: 'night' | 'day' },
): string {
  const path = screen.path.replaceAll(/\{(\w+)\}/g, (_whole, word: keyof Things) => String(things[word]));
  const url = new URL(path, origin);
  url.searchParams.set('lang', look.lang);
  if (look.theme !== undefined) url.searchParams.set('theme', look.theme);
  return url.href;
}
