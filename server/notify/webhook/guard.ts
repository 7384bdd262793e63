import { lookup as lookupAddress, type LookupAddress } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Where webhooks may go. */
export type WebhookPolicy = {
  /** Hosts that alone may be called, wherever they are; null: any whose address is public. */
  hosts: readonly string[] | null;
  /** Plain http is allowed. */
  allowHttp: boolean;
};

/** A host whose name leads to an address that no webhook may reach. */
export class PrivateAddressError extends Error {
  override name = 'PrivateAddressError';
}

/** Addresses of this machine, of private networks and of no host at all: RFC 6890 and what came after it. */
const NOT_PUBLIC = new BlockList();
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  NOT_PUBLIC.addSubnet(net, prefix, 'ipv4');
/** Only 2000::/3 is given out to hosts; of it, what is for documents or leads into IPv4 networks is not public either. */
const GLOBAL_6 = new BlockList();
GLOBAL_6.addSubnet('2000::', 3, 'ipv6');
for (const [net, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  NOT_PUBLIC.addSubnet(net, prefix, 'ipv6');

/** Whether an address is that of a host on the public network. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 4) return !NOT_PUBLIC.check(address, 'ipv4');
  return isIP(address) === 6 && GLOBAL_6.check(address, 'ipv6') && !NOT_PUBLIC.check(address, 'ipv6');
}

/** The host of an address, an IPv6 one without its brackets. */
const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[(.*)\]$/, '$1').toLowerCase();

/** Why an address may not be called, as far as it says itself; null when it may be tried. */
export function refusalOf(
  url: URL,
  { hosts, allowHttp }: WebhookPolicy,
): 'not_allowed' | 'private_address' | null {
  const host = hostOf(url);
  if (url.protocol !== 'https:' && !(allowHttp && url.protocol === 'http:')) return 'not_allowed';
  if (url.username !== '' || url.password !== '') return 'not_allowed';
  if (hosts !== null) return hosts.includes(host) ? null : 'not_allowed';
  return isIP(host) !== 0 && !isPublicAddress(host) ? 'private_address' : null;
}

/**
 * Looks a name up for a connection and lets only public addresses through. The check is of the very address that is then
 * connected to, so that a name which changes its address between two look-ups gains nothing.
 */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookupAddress(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    const [first] = addresses ?? [];
    if (error || !first) return callback(error ?? new Error('No address'), []);
    if (!addresses.every(({ address }) => isPublicAddress(address)))
      return callback(new PrivateAddressError(`${hostname} leads to an address that is not public`), []);
    return options.all ? callback(null, addresses) : callback(null, first.address, first.family);
  });
};
