import type { IncomingMessage } from 'node:http';
import { BlockList, isIP, isIPv4 } from 'node:net';

/** Who really asks, and whether the line to them is encrypted. */
export type Client = { address: string; secure: boolean };

/** True for the address of a proxy of ours. */
export type TrustedProxies = (address: string) => boolean;

export const NO_PROXY: TrustedProxies = () => false;

/** IPv4 as a dual-stack socket names it is still IPv4. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');

/**
 * Reads `10.0.0.1, 192.168.0.0/16, fd00::/8`.
 * @returns null when a part is neither an address nor a network.
 */
export function parseProxies(text: string): TrustedProxies | null {
  const list = new BlockList();
  for (const part of text.split(',').map((p) => p.trim())) {
    const [, address = '', bits] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(part) ?? [];
    const family = isIP(address);
    const width = family === 4 ? 32 : 128;
    const prefix = bits === undefined ? width : Number(bits);
    if (family === 0 || prefix > width) return null;
    list.addSubnet(address, prefix, family === 4 ? 'ipv4' : 'ipv6');
  }
  return (address) => isIP(address) !== 0 && list.check(address, isIPv4(address) ? 'ipv4' : 'ipv6');
}

/** Without the port that some proxies add; null for what is no address. */
function forwardedAddress(text: string): string | null {
  const trimmed = text.trim();
  const [, bracketed] = /^\[([^\]]+)\](?::\d+)?$/.exec(trimmed) ?? [];
  const address = plain(bracketed ?? trimmed.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1'));
  return isIP(address) === 0 ? null : address;
}

/**
 * The client of a request. Anybody can write `X-Forwarded-For`, so it is read from its end, where the nearest proxy wrote, and
 * only as long as who wrote is a proxy of ours; the first stranger is the client. `X-Forwarded-Proto` counts from a proxy of ours
 * only, and its last word.
 */
export function clientOf(request: IncomingMessage, isTrusted: TrustedProxies): Client {
  const { socket, headers } = request;
  let address = plain(socket.remoteAddress ?? 'unknown');
  const encrypted = 'encrypted' in socket && socket.encrypted === true;
  if (!isTrusted(address)) return { address, secure: encrypted };
  const hops = String(headers['x-forwarded-for'] ?? '').split(',');
  while (isTrusted(address)) {
    const next = forwardedAddress(hops.pop() ?? '');
    if (next === null) break;
    address = next;
  }
  const scheme = String(headers['x-forwarded-proto'] ?? '')
    .split(',')
    .at(-1)
    ?.trim()
    .toLowerCase();
  return { address, secure: encrypted || scheme === 'https' };
}

const LOOPBACK = parseProxies('127.0.0.0/8, ::1') ?? NO_PROXY;

/** True when the request comes from this machine itself, and not through a proxy that runs on it. */
export const isLocal = ({ socket, headers }: IncomingMessage): boolean =>
  LOOPBACK(plain(socket.remoteAddress ?? '')) &&
  headers['x-forwarded-for'] === undefined &&
  headers['forwarded'] === undefined;
