import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const PACKAGE = '@valhallajs/valhallajs';

/** The router of roads as it lies on this machine. */
export type Valhalla = { buildTiles: string };

/** What an operator reads where it is missing: it is optional, because it brings 280 MB for three platforms at once. */
export const NO_VALHALLA =
  `Times by road need the package ${PACKAGE}, which is not installed here or has nothing for this machine: ` +
  `it runs on Linux (x64, arm64) and macOS (arm64). Install it with \`npm install\`, without --omit=optional. ` +
  `Until then travel times are an estimate.`;

/** Looks for the package and its programs for this machine; null when they are not here. Nothing of it is loaded. */
export function findValhalla(
  resolve: (name: string) => string = createRequire(import.meta.url).resolve,
): Valhalla | null {
  try {
    const folder = join(dirname(resolve(PACKAGE)), process.platform, process.arch);
    const buildTiles = join(folder, 'valhalla_build_tiles');
    return existsSync(buildTiles) && existsSync(join(folder, 'valhalla_node.node')) ? { buildTiles } : null;
  } catch {
    return null;
  }
}

/** It warns of what an extract does not have and nobody asked for. */
const SILENT = { type: '' };
const MANY = 1_000_000;

/**
 * Configuration over the tiles of a folder. The package's own maker of it is a Python script, which a centre's server need not
 * have. Its limits guard a public service; ours stand in the procedures.
 */
export function valhallaConfig(tileDir: string, logging: { type: string } = SILENT): object {
  const mode = {
    max_distance: 5_000_000,
    max_locations: MANY,
    max_matrix_distance: 3_000_000,
    max_matrix_location_pairs: MANY,
  };
  return {
    mjolnir: {
      tile_dir: tileDir,
      // Grows with the numbers that a file has; this is only where it begins.
      id_table_size: MANY,
      hierarchy: true,
      shortcuts: true,
      include_driving: true,
      include_pedestrian: true,
      include_bicycle: false,
      include_driveways: true,
      data_processing: {
        infer_internal_intersections: true,
        infer_turn_channels: true,
        apply_country_overrides: true,
        use_admin_db: false,
        use_direction_on_ways: false,
        allow_alt_name: false,
        use_urban_tag: false,
        use_rest_area: false,
        grid_divisions_within_tile: 32,
        scan_tar: false,
      },
      max_cache_size: 500_000_000,
      reclassify_links: true,
      logging,
    },
    additional_data: {},
    loki: {
      actions: ['locate', 'sources_to_targets', 'isochrone', 'expansion'],
      use_connectivity: true,
      service_defaults: {
        radius: 0,
        minimum_reachability: 50,
        search_cutoff: 35_000,
        node_snap_tolerance: 5,
        street_side_tolerance: 5,
        street_side_max_distance: 1000,
        heading_tolerance: 60,
      },
      service: { proxy: '' },
      logging,
    },
    thor: {
      source_to_target_algorithm: 'select_optimal',
      costmatrix: {
        check_reverse_connection: true,
        allow_second_pass: false,
        max_iterations: 2800,
        min_iterations: 100,
        max_reserved_locations: 25,
        hierarchy_limits: { max_up_transitions: { 1: 400, 2: 100 } },
      },
      service: { proxy: '' },
      logging,
    },
    odin: { service: { proxy: '' }, markup_formatter: { markup_enabled: false }, logging },
    // Matching of tracks, which nobody asks for: the router does not open without it.
    meili: {
      mode: 'auto',
      customizable: [],
      verbose: false,
      default: {
        beta: 3,
        breakage_distance: 2000,
        geometry: false,
        gps_accuracy: 5,
        interpolation_distance: 10,
        max_route_distance_factor: 5,
        max_route_time_factor: 5,
        max_search_radius: 100,
        route: true,
        search_radius: 50,
        sigma_z: 4.07,
        turn_penalty_factor: 0,
      },
      auto: { turn_penalty_factor: 200, search_radius: 50 },
      pedestrian: { turn_penalty_factor: 100, search_radius: 50 },
      grid: { size: 500, cache_size: 100_240 },
      service: { proxy: '' },
      logging,
    },
    statsd: {},
    service_limits: {
      auto: mode,
      pedestrian: { ...mode, min_transit_walking_distance: 1, max_transit_walking_distance: 10_000 },
      isochrone: {
        max_contours: 16,
        max_time_contour: 240,
        max_distance: 500_000,
        max_locations: 1,
        max_distance_contour: 500,
      },
      max_exclude_locations: 50,
      max_exclude_polygons_length: 1_000_000,
      max_radius: 200,
      max_reachability: 100,
      max_alternates: 0,
      max_timedep_distance: 500_000,
      max_timedep_distance_matrix: 0,
      max_distance_disable_hierarchy_culling: 0,
      skadi: { max_shape: 1, min_resample: 10 },
      status: { allow_verbose: false },
      trace: {
        max_distance: 1,
        max_gps_accuracy: 1,
        max_search_radius: 1,
        max_shape: 1,
        max_alternates: 0,
        max_alternates_shape: 0,
      },
      centroid: { max_distance: 1, max_locations: 1 },
      allow_hard_exclusions: false,
    },
  };
}
