import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Action } from '../../shared/access/action.ts';
import type { Kato } from '../../shared/hierarchy/schema.ts';
import type { Access } from '../access/access.ts';
import type { Denied, Territory } from '../access/guard.ts';
import type { Picture } from '../picture/picture.ts';

/** The territory of who asks, and the picture that it was found in: another one may number its units otherwise. */
export type Asked = Territory & {
  picture: Picture;
  access: Access;
  /** Who asks and from where, as the audit keeps it. */
  actor: string;
  address: string;
  /** Told of every refusal. */
  denied: Denied;
  /** Whether who asks has another action in a unit of territory. */
  may: (action: Action, kato: Kato) => boolean;
};

/** Answers a request for what lies in a territory; false when the address is not its own. */
export type TerritoryHandler = (
  request: IncomingMessage,
  response: ServerResponse,
  asked: Asked,
) => Promise<boolean>;

/** What is served beside the procedures, by the beginning of its address, and the action that it needs. `writes`: it is sent to, too. */
export const ROUTES = {
  boundaries: { prefix: '/map/boundaries/', action: 'hierarchy.read' },
  cameraTiles: { prefix: '/tiles/cameras', action: 'cameras.read' },
  auditExport: { prefix: '/export/audit.', action: 'audit.export' },
  incidentExport: { prefix: '/export/incident.', action: 'export.read' },
  performanceExport: { prefix: '/export/performance.', action: 'export.read' },
  territoryReport: { prefix: '/export/territory-report.', action: 'export.read' },
  planOrder: { prefix: '/export/plan-order.', action: 'export.read' },
  programmeExport: { prefix: '/export/programme.', action: 'export.read' },
  gapExport: { prefix: '/export/gaps.', action: 'export.read' },
  mapExport: { prefix: '/export/map.', action: 'export.read' },
  exports: { prefix: '/export/', action: 'export.read' },
  attach: { prefix: '/attach/', action: 'operations.write', writes: true },
  attachments: { prefix: '/attachment/', action: 'operations.shared' },
  inspectionPhotos: { prefix: '/inspection-photo/', action: 'register.read', writes: true },
  ogc: { prefix: '/ogc', action: 'export.read' },
  imports: { prefix: '/import/', action: 'register.import', writes: true },
} as const satisfies Record<string, { prefix: string; action: Action; writes?: true }>;
export type RouteName = keyof typeof ROUTES;

/** The route of a path; undefined for the files of the client. */
export const routeOf = (path: string): RouteName | undefined =>
  (Object.keys(ROUTES) as RouteName[]).find((name) => path.startsWith(ROUTES[name].prefix));
