import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enlistSensors } from './enlist-sensors.ts';
import { sensorStream } from './sensors.ts';
import { openIntake, PLACE, type Intake } from '../ingest/json/intake.fixture.ts';
import { platePrinted } from '../../shared/ingest/plate.ts';
import { liveSensors, makeSensors, WANTED_PLATES } from '../../shared/simulation/sensor.ts';

const SOON = { timeout: 90_000, interval: 250 };
/** What happens follows from it: in one half day of a hundred there is no wanted vehicle, or no fire. */
const MORNING = Date.UTC(2026, 8, 1, 3);

let intake: Intake;
/** A bad line: of the first requests one is broken off before the server has it, and of the second the answer is lost. */
let line: ReturnType<typeof createServer>;
let requests = 0;
beforeAll(async () => {
  intake = await openIntake();
  line = createServer((request, response) => void forward(request, response)).listen(0, '127.0.0.1');
  await once(line, 'listening');
});
afterAll(async () => {
  line.closeAllConnections();
  line.close();
  await intake.close();
});

async function forward(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const number = requests++;
  if (number === 0) {
    request.socket.destroy();
    return;
  }
  const answer = await fetch(`${intake.origin}${request.url}`, {
    method: 'POST',
    headers: {
      authorization: request.headers.authorization ?? '',
      'content-type': request.headers['content-type'] ?? '',
    },
    body: await text(request),
  });
  const body = await answer.text();
  if (number === 1) request.socket.destroy();
  else response.writeHead(answer.status, { 'content-type': 'application/json' }).end(body);
}

describe('detectors, plate readers and 112 of the simulation', { timeout: 180_000 }, () => {
  it('send half a day over a bad line, and all of it is taken, each once', async () => {
    const sensors = await enlistSensors(intake.db, Date.now());
    if (!sensors) throw new Error('There is no source');
    await intake.known(sensors.secret);
    // That asked with nothing, which is refused.
    const asked = 1;
    const now = Date.now();
    const model = makeSensors(
      {
        sites: [{ ...PLACE, number: 'S-100', settlement: 'Ленгер', cameras: ['C-17'] }],
        cameras: ['C-17', 'C-18'],
        seed: 'test',
      },
      { model: MORNING, real: now },
    );
    const messages = Array.from({ length: 12 * 60 }, (_, minute) =>
      liveSensors(model, { model: MORNING + minute * 60_000, real: now }),
    ).flat();
    const failures: unknown[] = [];
    const stream = sensorStream({
      clock: Date.now,
      trouble: { failed: (_, error) => void failures.push(error), went: () => undefined },
      config: { origin: `http://127.0.0.1:${(line.address() as AddressInfo).port}`, sensors },
    });
    stream.take({ kind: 'messages', messages });
    const timer = setInterval(() => stream.tick(0), 250);
    const counts = async () => {
      const {
        accepted = 0,
        duplicate = 0,
        quarantined,
        refused,
      } = (await intake.countsOf(sensors.sourceId)) ?? {};
      return { taken: accepted + duplicate, duplicate, quarantined, refused };
    };
    // The fifty whose answer was lost came twice, and those that a slow machine did not answer in time.
    const all = () => messages.length + 50 * (failures.length - 1);
    await expect.poll(async () => failures.length >= 2 && (await counts()).taken === all(), SOON).toBe(true);
    clearInterval(timer);
    for (const failure of failures) expect(String(failure)).toMatch(/fetch failed|timeout/);
    expect(await counts()).toEqual({
      taken: all(),
      duplicate: expect.any(Number),
      quarantined: 0,
      refused: asked,
    });

    // Of a wanted vehicle there is an incident, of another plate nothing, anywhere.
    const plates = messages.flatMap((message) => (message.kind === 'plate' ? [message.plate] : []));
    const wanted = new Set<string>(WANTED_PLATES);
    const seen = new Set(plates.filter((plate) => wanted.has(plate)));
    expect(seen.size).toBeGreaterThan(0);
    const incidents = await intake.incidents();
    const told = JSON.stringify(incidents) + intake.logged.join('');
    for (const plate of seen) expect(told).toContain(platePrinted(plate));
    const others = plates.filter((plate) => !wanted.has(plate));
    expect(others.length).toBeGreaterThan(500);
    for (const plate of others) {
      expect(told).not.toContain(plate);
      expect(told).not.toContain(platePrinted(plate));
    }
    // Cases of 112 are incidents, one a number, and detectors have called.
    const cases = new Set(messages.flatMap((message) => (message.kind === 'report' ? [message.number] : [])));
    const bySource = (source: string) =>
      incidents.filter(({ data }) => (data as { source?: string }).source === source).length;
    expect(bySource('other_service')).toBe(cases.size);
    expect(incidents.some(({ data }) => (data as { category?: string }).category === 'fire')).toBe(true);
  });

  it('have one source and one list however often the server starts; a switched off source stays so', async () => {
    const again = await enlistSensors(intake.db, Date.now());
    const sources = intake.db.selectFrom('ingest_source').select(['id', 'name']).where('kind', '=', 'json');
    expect(await sources.execute()).toEqual([{ id: again?.sourceId, name: 'Имитация: датчик, камера, 112' }]);
    const listed = await intake.db.selectFrom('wanted_vehicle').select('plate').execute();
    expect(listed.map(({ plate }) => plate).toSorted((a, b) => a.localeCompare(b))).toEqual([
      ...WANTED_PLATES,
    ]);
    await intake.db.updateTable('ingest_source').set({ enabled: false }).where('kind', '=', 'json').execute();
    expect(await enlistSensors(intake.db, Date.now())).toBeNull();
  });
});
