import { FACILITY_TYPES, type ControlCentre, type Facility } from '../../shared/register/schema.ts';
import { quotasFrom } from './allocation.ts';
import { inChunks, type CameraChunk } from './camera-chunk.ts';
import { cameraCounts, linkedFacilities } from './camera-counts.ts';
import { camerasFrom } from './cameras.ts';
import { controlCentresFrom } from './control-centres.ts';
import { demonstrationEvidence } from './evidence-demonstration.ts';
import { publishedEvidence } from './evidence-published.ts';
import { DEMONSTRATION, MIA, MOE, type EvidenceRow, type EvidenceSource } from './evidence-sources.ts';
import { groundsFrom } from './ground.ts';
import { namesFrom } from './naming.ts';
import { placesFrom } from './places.ts';
import { figuresFrom, headlinesFrom } from './published.ts';
import { randomFrom, type Random } from '../../shared/random.ts';
import { scatter } from './scatter.ts';
import { sitesFrom, type Site } from './site.ts';
import { sizesFrom } from './size.ts';
import { subjectsFrom } from './subject.ts';
import { territoryFrom, unitOf, type Territory } from './territory.ts';

/** Texts and geometries the register is made from; the functions here read no files. */
export type RegisterInput = {
  hierarchyCsv: string;
  coverageCsv: string;
  headlinesCsv: string;
  settlementsCsv: string;
  /** Second-level units with the property `kato`. */
  boundaries: GeoJSON.FeatureCollection;
  /** Lakes as polygons; other geometries are passed over. */
  water: GeoJSON.FeatureCollection;
};

export type DemonstrationRegister = {
  /** In depth-first order of the territory, then by type; ids run from 1. */
  facilities: Facility[];
  evidence: EvidenceRow[];
  evidenceSources: EvidenceSource[];
  controlCentres: Omit<ControlCentre, 'id'>[];
  /** Every call walks through the same cameras again. */
  cameras: () => Generator<CameraChunk, void, undefined>;
};

/** Facilities of a unit stand together, so that a unit of territory is a contiguous range. */
function inTerritoryOrder(sites: readonly Site[], territory: Territory): Site[] {
  const keyed = sites.map((site, i) => ({
    site,
    key: unitOf(territory, site.kato).path,
    type: FACILITY_TYPES.indexOf(site.type),
    i,
  }));
  return keyed
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.type - b.type || a.i - b.i))
    .map(({ site }) => site);
}

/** Facilities of unlisted villages stand in a ring around the listed settlement, the others within it. */
function pointOf({ place, outlying }: Site, random: Random): [number, number] {
  const { radiusKm } = place;
  return outlying ? scatter(place, radiusKm, radiusKm + 2.5, random) : scatter(place, 0, radiusKm, random);
}

/**
 * The demonstration register: facilities, evidence, cameras and control centres made up so that rolling them up gives
 * back the published figures of 2023. The same input gives the same rows.
 * @throws Error when the inputs contradict each other: an unknown KATO code, a unit without a boundary or a
 * settlement, a published row that counts more facilities than there are.
 * @source Answer of the Ministry of Education, first quarter of 2023; answer of the Ministry of Internal Affairs on the
 * security of education facilities, 2023; Order 897 of 10.12.2018. Single facilities are not published: no row
 * stands for a real school.
 */
export function demonstrationRegister(input: RegisterInput): DemonstrationRegister {
  const territory = territoryFrom(input.hierarchyCsv);
  const figures = figuresFrom(input.coverageCsv);
  const headline = headlinesFrom(input.headlinesCsv);
  const grounds = groundsFrom(input.boundaries, input.water);
  const placesByUnit = placesFrom(territory, input.settlementsCsv, grounds);
  const places = [...placesByUnit.values()].flat();

  const quotas = quotasFrom(territory, places, figures, headline);
  const sites = inTerritoryOrder(sitesFrom(territory, quotas, placesByUnit), territory);
  const sizes = sizesFrom(sites, headline, randomFrom('sholu register sizes'));
  const people = sizes.map((size) => size.people);
  const names = namesFrom(sites, people, territory, randomFrom('sholu register names'));
  const pointRandom = randomFrom('sholu register points');

  const facilities = sites.map((site, i): Facility => {
    const [lon, lat] = pointOf(site, pointRandom);
    const name = names[i];
    const size = sizes[i];
    if (!name || !size) throw new Error(`Facility ${i + 1} has no name or size`);
    return {
      id: i + 1,
      externalId: `KZ-DEMO-${String(i + 1).padStart(6, '0')}`,
      type: site.type,
      name,
      kato: site.kato,
      settlement: site.outlying ? null : site.place.name,
      lon,
      lat,
      people: size.people,
      learners: size.learners,
      placeKind: site.kind,
      owner: site.inMoe ? 'state' : 'private',
      demonstration: true,
    };
  });

  const subjects = subjectsFrom(sites, people, randomFrom('sholu register readiness'));
  const published = publishedEvidence(
    territory,
    subjects,
    figures,
    headline,
    randomFrom('sholu register published evidence'),
  );
  const demonstrated = demonstrationEvidence(
    subjects,
    published,
    headline,
    randomFrom('sholu register demonstration evidence'),
  );
  const linked = linkedFacilities(published);
  const counts = cameraCounts(subjects, linked, headline);
  const cameraSites = facilities.map((facility, i) => {
    const site = sites[i];
    if (!site) throw new Error(`Facility ${facility.id} stands nowhere`);
    return { facility, place: site.place, count: counts[i] ?? 0, linked: linked.has(facility.id) };
  });
  return {
    facilities,
    evidence: [...published, ...demonstrated],
    evidenceSources: [MOE, MIA, DEMONSTRATION],
    controlCentres: controlCentresFrom(territory, places),
    cameras: () => inChunks(camerasFrom(cameraSites, places, headline)),
  };
}
