import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Device } from './device/store.ts';
import type { Devices } from './devices.ts';
import type { Ledger } from './ledger.ts';
import type { Outcome, Positions } from './pipeline.ts';
import { createRateLimit } from './rate-limit.ts';
import { masked } from './secret.ts';
import { parseOsmAnd, type DeviceReport } from '../../shared/ingest/osmand.ts';
import type { Reason } from '../../shared/ingest/reason.ts';

const ADDRESS = /^\/ingest\/osmand(?:\/([^/?]*))?\/?(?:\?(.*))?$/;
const MAX_BODY_BYTES = 256 * 1024;
/** A phone that was without a line for an hour sends what it kept at once. */
const PER_DEVICE = { burst: 600, perSecond: 5 };
/** Guessing of secrets, by address. */
const UNKNOWN_PER_ADDRESS = { burst: 20, perSecond: 0.2, maxKeys: 10_000 };
const SAMPLE_LENGTH = 200;

/** What is done with an alarm that a device reports; it is acknowledged when this has resolved. */
export type DeviceAlarm = (device: Device, report: DeviceReport & { alarm: string }) => Promise<void>;

type Parts = {
  devices: Devices;
  positions: Positions;
  ledger: Pick<Ledger, 'accepted' | 'setAside'>;
  /** The source that all of these positions are counted for. */
  sourceId: number;
  /** Told of what a device sent that is no fix to be shown: a heartbeat, or a fix that it doubts itself. */
  heard?: (device: string, heard: { atMs: number; setAside: boolean }) => void;
  /** A device calls for help or reports a fault; the request is acknowledged when this has resolved. */
  alarm?: DeviceAlarm;
  clock: () => number;
};

type Answer = { status: number; text: string };

/**
 * Positions over HTTP as OsmAnd and the Traccar clients send them, with any method, to `/ingest/osmand/SECRET`, or to
 * `/ingest/osmand` with the secret as `id`. A phone keeps a fix until it gets 2xx and sends it again, so it gets that only
 * when the fix was taken – or set aside for good, which the answer says. A device that nobody knows gets 404, as if there
 * were nothing here.
 * @returns a handler that answers true when the request was one for it.
 */
export function osmAndHandler(
  parts: Parts,
): (request: IncomingMessage, response: ServerResponse) => Promise<boolean> {
  const perDevice = createRateLimit(PER_DEVICE);
  const unknown = createRateLimit(UNKNOWN_PER_ADDRESS);
  const { ledger, sourceId } = parts;
  const setAside = (
    outcome: 'quarantined' | 'refused',
    address: string,
    why: { reason: Reason; detail?: string },
    sample: string,
  ): void => ledger.setAside({ sourceId, outcome, atMs: parts.clock(), address, ...why, sample });

  const deviceOf = async (secret: string, address: string): Promise<Device | Answer> => {
    const nowMs = parts.clock();
    const device = await parts.devices.find(secret);
    if (!device) {
      if (!unknown.allow(address, nowMs)) return { status: 429, text: 'Too many requests' };
      setAside('refused', address, { reason: 'unknown_device' }, masked(secret));
      return { status: 404, text: 'Not found' };
    }
    if (!perDevice.allow(String(device.id), nowMs)) {
      setAside('refused', address, { reason: 'too_much' }, `unit ${device.unitId}`);
      return { status: 429, text: 'Too many requests' };
    }
    return device;
  };

  const take = async (device: Device, report: DeviceReport, address: string): Promise<string> => {
    if (report.alarm !== null) await parts.alarm?.(device, { ...report, alarm: report.alarm });
    if (!report.place || !report.valid)
      parts.heard?.(String(device.id), { atMs: parts.clock(), setAside: report.place !== null });
    if (!report.place) {
      ledger.accepted(sourceId, parts.clock());
      return 'OK';
    }
    const outcome = report.valid ? accept(parts, device, report, report.place) : 'doubted';
    if (outcome === 'shown' || outcome === 'trail') {
      ledger.accepted(sourceId, parts.clock());
      return 'OK';
    }
    const { lon, lat } = report.place;
    const sample = `unit ${device.unitId}: lon ${lon}, lat ${lat}, at ${new Date(report.at).toISOString()}`;
    setAside('quarantined', address, { reason: outcome }, sample);
    return `Set aside: ${outcome}`;
  };

  const answerTo = async (
    request: IncomingMessage,
    [secret, query]: [string, string],
    body: string,
  ): Promise<Answer> => {
    const address = request.socket.remoteAddress ?? '';
    // A secret in the address is checked before anything that was sent is looked at.
    const sender = secret === '' ? null : await deviceOf(secret, address);
    if (sender && 'status' in sender) return sender;
    const told = parseOsmAnd({ query, contentType: request.headers['content-type'], body }, parts.clock());
    if (!told.ok) {
      const sample = `${request.method} ${body.slice(0, SAMPLE_LENGTH)}`;
      // Without a known sender this may be anybody's rubbish; it is not worth a row.
      if (sender) setAside('refused', address, { reason: 'unreadable', detail: told.error }, sample);
      return { status: 400, text: told.error };
    }
    let text = 'OK';
    for (const report of told.reports) {
      const device = sender ?? (await deviceOf(report.deviceId, address));
      if ('status' in device) return device;
      text = await take(device, report, address);
    }
    return { status: 200, text };
  };

  return async (request, response) => {
    const match = ADDRESS.exec(request.url ?? '');
    if (!match) return false;
    const body = await bodyOf(request);
    const answer =
      body === null
        ? { status: 413, text: `A message has at most ${MAX_BODY_BYTES} bytes` }
        : await answerTo(request, [decoded(match[1] ?? ''), match[2] ?? ''], body);
    response.writeHead(answer.status, { 'content-type': 'text/plain; charset=utf-8' }).end(answer.text);
    return true;
  };
}

function accept(
  { positions, clock }: Parts,
  device: Device,
  report: DeviceReport,
  place: { lon: number; lat: number },
): Outcome {
  return positions.accept(String(device.id), {
    unitId: device.unitId,
    ...place,
    headingDeg: report.headingDeg,
    speedMs: report.speedMs,
    accuracyM: report.accuracyM,
    at: report.at,
    source: device.source,
    receivedAt: clock(),
  });
}

/** The body as text; null when it is too long. */
async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.byteLength;
    if (length > MAX_BODY_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
