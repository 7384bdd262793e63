import { decrypted, encrypted } from '../../access/totp.ts';

type Panel = { sourceId: number; account: string };

/** Bound to the panel, so that a row's key opens no other's frames. */
const ownerOf = ({ sourceId, account }: Panel): string => `panel:${sourceId}:${account}`;

/** A panel's key (hexadecimal), encrypted with the server's. */
export const sealedFor = (panel: Panel, hex: string, serverKey: Buffer): Buffer =>
  encrypted(serverKey, Buffer.from(hex, 'hex'), ownerOf(panel));

/** @throws Error when the server's secret is another one than it was sealed with. */
export const unsealed = (panel: Panel, sealed: Buffer, serverKey: Buffer): Buffer =>
  decrypted(serverKey, sealed, ownerOf(panel));
