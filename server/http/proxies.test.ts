import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { clientOf, isLocal, NO_PROXY, parseProxies } from './proxies.ts';

const request = (remoteAddress: string, headers: Record<string, string> = {}) =>
  ({ socket: { remoteAddress }, headers }) as unknown as IncomingMessage;
const ours = parseProxies('10.0.0.1, 192.168.0.0/16, fd00::/8') ?? NO_PROXY;

describe('the client is', () => {
  it.each([
    ['who opened the connection, whatever a stranger says', '203.0.113.5', '1.1.1.1', '203.0.113.5'],
    ['named by a proxy of ours', '10.0.0.1', '203.0.113.5', '203.0.113.5'],
    ['the last stranger, not what that stranger wrote', '10.0.0.1', '127.0.0.1, 203.0.113.5', '203.0.113.5'],
    ['found behind several proxies of ours', '10.0.0.1', '203.0.113.5, 192.168.4.4', '203.0.113.5'],
    ['the proxy itself when it names nobody', '10.0.0.1', '', '10.0.0.1'],
    ['the nearest known when a proxy writes nonsense', '10.0.0.1', '<script>', '10.0.0.1'],
    ['without its port', '10.0.0.1', '203.0.113.5:4431', '203.0.113.5'],
    ['without its brackets', 'fd00::7', '[2001:db8::1]:4431', '2001:db8::1'],
    ['IPv4 on a socket of both kinds', '::ffff:10.0.0.1', '::ffff:203.0.113.5', '203.0.113.5'],
  ])('%s', (_, peer, forwarded, address) => {
    expect(clientOf(request(peer, { 'x-forwarded-for': forwarded }), ours).address).toBe(address);
  });

  it('on an encrypted line when a proxy of ours says so last', () => {
    const secure = (peer: string, proto: string) =>
      clientOf(request(peer, { 'x-forwarded-proto': proto }), ours).secure;
    expect(secure('10.0.0.1', 'https')).toBe(true);
    expect(secure('10.0.0.1', 'https, http')).toBe(false);
    expect(secure('203.0.113.5', 'https')).toBe(false);
  });
});

it.each(['10.0.0.1/33', 'proxy.local', '10.0.0.1,', '::/129', '10.0.0.0/8/8'])('%j is no list', (text) => {
  expect(parseProxies(text)).toBeNull();
});

it('this machine is local, a proxy on it is not', () => {
  expect(isLocal(request('127.0.0.1'))).toBe(true);
  expect(isLocal(request('::ffff:127.0.0.1'))).toBe(true);
  expect(isLocal(request('127.0.0.1', { 'x-forwarded-for': '127.0.0.1' }))).toBe(false);
  expect(isLocal(request('10.0.0.1'))).toBe(false);
});
