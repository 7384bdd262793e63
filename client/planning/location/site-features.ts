import { planImage } from '../branch/plan-drawings.ts';
import type { ChosenSite } from '../../../shared/planning/location/schema.ts';

/** Sites that the solver has chosen anew, numbered as in their list. */
export const siteFeatures = (sites: readonly ChosenSite[], chosen: string | null): GeoJSON.Feature[] =>
  sites
    .filter(({ fixed }) => !fixed)
    .map(({ key, lon, lat }, i) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [lon, lat] },
      properties: {
        ref: key,
        image: planImage('post', true),
        label: String(i + 1),
        changed: true,
        chosen: key === chosen,
        order: 2,
      },
    }));
