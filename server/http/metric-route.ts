import { appRouter } from '../router.ts';

const API = '/api/trpc/';
const FOLDERS = [
  '/map/',
  '/tiles/',
  '/export/',
  '/ogc',
  '/attach/',
  '/attachment/',
  '/inspection-photo/',
  '/ingest/',
];
const FILES = new Set(['/healthz', '/readyz', '/metrics']);
const procedures = new Set(Object.keys(appRouter['_def'].procedures));

/** One of a few names for the path of a request, so that what strangers type does not fill the metrics. */
export function metricRouteOf(path: string): string {
  if (path.startsWith(API)) {
    const name = path.slice(API.length);
    if (procedures.has(name)) return `api ${name}`;
    return name.includes(',') ? 'api batch' : 'api unknown';
  }
  if (FILES.has(path)) return path;
  return FOLDERS.find((folder) => path.startsWith(folder)) ?? 'files';
}
