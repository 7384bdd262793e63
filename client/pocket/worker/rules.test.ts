import { describe, expect, it } from 'vitest';
import { mayKeep, outdated, storeOf, wayOf } from './rules.ts';

const ORIGIN = 'https://centre.example';
const shell = { origin: ORIGIN, files: new Set(['/', '/assets/a-1.js', '/icon-192.png']) };
const way = (path: string, mode = 'cors', method = 'GET') =>
  wayOf({ method, mode, url: new URL(path, ORIGIN).href }, shell);

describe('the worker of the application', () => {
  it('keeps out of everything that tells something about anybody', () => {
    for (const path of [
      '/api/trpc/access.me',
      '/api/live',
      '/export/gaps.csv',
      '/tiles/cameras/1/1/1',
      '/map/boundaries/x',
      '/attachment/3',
      '/inspection-photo/3',
      '/ogc/collections',
    ])
      expect([path, way(path), way(path, 'navigate')]).toEqual([path, 'network', 'network']);
  });

  it('never answers what writes, nor another server', () => {
    expect(way('/assets/a-1.js', 'cors', 'POST')).toBe('network');
    expect(way('https://elsewhere.example/assets/a-1.js')).toBe('network');
  });

  it('answers the pages of the application and their files', () => {
    for (const path of ['/', '/?lang=kk&unit=610000000', '/operate', '/crew', '/wall'])
      expect([path, way(path, 'navigate')]).toEqual([path, 'page']);
    expect(way('/assets/b-2.js')).toBe('file');
    expect(way('/icon-192.png')).toBe('file');
    for (const path of ['/healthz', '/readyz', '/metrics', '/ogc', '/sw.js'])
      expect([path, way(path, 'navigate')]).toEqual([path, 'network']);
  });

  it('asks the server for itself and for the page, which are of this moment', () => {
    expect([way('/sw.js'), way('/')]).toEqual(['network', 'network']);
  });

  it('takes no page for a file that is gone', () => {
    expect(mayKeep({ ok: true, type: 'text/html; charset=utf-8' })).toBe(false);
    expect(mayKeep({ ok: false, type: 'text/javascript' })).toBe(false);
    expect(mayKeep({ ok: true, type: 'text/javascript' })).toBe(true);
  });

  it('keeps its own build and the one before, and no stores of others', () => {
    const names = [storeOf('a'), 'of-another', storeOf('b'), storeOf('c'), storeOf('d')];
    expect(outdated(names, 'd')).toEqual([storeOf('a'), storeOf('b')]);
    expect(outdated([storeOf('d')], 'd')).toEqual([]);
  });
});
