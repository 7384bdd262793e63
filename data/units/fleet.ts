import { pick, randomFrom } from '../../shared/random.ts';
import type { AdminUnit } from '../../shared/hierarchy/schema.ts';
import type { Equipment, PoliceUnit, PoliceUnitType } from '../../shared/operations/schema.ts';

/** What crews of a type are called by radio in the demonstration, and what they carry. */
const KINDS: Readonly<Record<PoliceUnitType, { name: string; equipment: readonly Equipment[] }>> = {
  patrol_car: {
    name: 'Барыс',
    equipment: ['body_camera', 'body_armour', 'first_aid', 'cordon_kit', 'loudspeaker'],
  },
  foot_patrol: { name: 'Сұңқар', equipment: ['body_camera', 'first_aid'] },
  duty_group: { name: 'Тұлпар', equipment: ['body_camera', 'body_armour', 'cordon_kit', 'loudspeaker'] },
  juvenile_inspector: { name: 'Қамқор', equipment: ['body_camera'] },
  precinct_inspector: { name: 'Тірек', equipment: ['body_camera'] },
  special_unit: {
    name: 'Арлан',
    equipment: [
      'body_armour',
      'long_arm',
      'ballistic_shield',
      'breaching',
      'eod_kit',
      'gas_mask',
      'dog',
      'drone',
    ],
  },
  rescue: {
    name: 'Құтқару',
    equipment: ['breathing_apparatus', 'gas_detector', 'gas_mask', 'breaching', 'first_aid'],
  },
  ambulance: { name: 'Жедел', equipment: ['first_aid', 'defibrillator'] },
  fire: { name: 'Өрт', equipment: ['breathing_apparatus', 'gas_detector'] },
};

/** The crews of every district, city and town; seats of regions have the rest. */
const LOCAL: readonly PoliceUnitType[] = [
  'patrol_car',
  'patrol_car',
  'duty_group',
  'precinct_inspector',
  'juvenile_inspector',
];
const OF_A_REGION: readonly PoliceUnitType[] = ['special_unit', 'rescue', 'ambulance', 'fire', 'foot_patrol'];

const LON_DEG = 0.03;
const LAT_DEG = 0.02;

/**
 * The fleet of the demonstration, some 1,200 units on duty around the seats of their territory: the same on every
 * machine. Nobody real: names are invented, numbers run through the country.
 */
export function demonstrationFleet(units: readonly AdminUnit[], at: number): Omit<PoliceUnit, 'id'>[] {
  const parents = new Set(units.map(({ parentKato }) => parentKato));
  const serials = new Map<PoliceUnitType, number>();
  const byCode = units.toSorted((a, b) => (a.kato < b.kato ? -1 : 1));
  const placeOf = (code: string | null): { lon: number; lat: number } | null => {
    const unit = byCode.find((one) => one.kato === code);
    if (!unit) return null;
    const { seat, label, parentKato } = unit;
    // A town without a place of its own lies by the city it is subordinate to.
    return seat ?? (label ? { lon: label[0], lat: label[1] } : placeOf(parentKato));
  };
  return byCode.flatMap(({ kato, level }) => {
    const middle = placeOf(kato);
    if (!middle) return [];
    const random = randomFrom(`units of ${kato}`);
    const types = [...(parents.has(kato) ? [] : LOCAL), ...(level === 1 ? OF_A_REGION : [])];
    return types.map((type) => {
      const serial = (serials.get(type) ?? 0) + 1;
      serials.set(type, serial);
      const { name, equipment } = KINDS[type];
      const near = (degrees: number, spread: number): number =>
        Math.round((degrees + (random() - 0.5) * 2 * spread) * 1e5) / 1e5;
      return {
        callSign: `${name}-${serial}`,
        type,
        crew: [],
        crewSize: null,
        home: { kato, lon: near(middle.lon, LON_DEG), lat: near(middle.lat, LAT_DEG) },
        shift: null,
        equipment: [...equipment],
        status: pick(['free', 'free', 'free', 'free', 'free', 'free', 'busy', 'break'] as const, random),
        statusSince: at,
        statusReason: '',
        taskId: null,
        sos: null,
        duty: null,
        retiredAt: null,
        version: 1,
      };
    });
  });
}
