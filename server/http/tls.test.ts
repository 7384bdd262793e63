import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FIRST, SECOND } from './certificates.fixture.ts';
import { createLimitedServer } from './create-server.ts';
import { LIMITS } from './limits.ts';
import { NO_PROXY } from './proxies.ts';
import { openTls } from './tls.ts';
import { createLog } from '../log.ts';

let folder: string;
let files: { certPath: string; keyPath: string };
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sholu-tls-'));
  files = { certPath: join(folder, 'cert.pem'), keyPath: join(folder, 'key.pem') };
});
afterAll(() => rm(folder, { recursive: true }));

const write = async (cert: string, key: string): Promise<void> => {
  await writeFile(files.certPath, cert);
  await writeFile(files.keyPath, key);
};

/** The name on the certificate that the server shows. */
async function nameShown(port: number, ca: string): Promise<string | string[] | undefined> {
  const socket = connect({ port, host: '127.0.0.1', ca });
  await once(socket, 'secureConnect');
  const { subject } = socket.getPeerCertificate();
  socket.destroy();
  return subject.CN;
}

it('a renewed certificate is shown without a restart, and one that does not fit changes nothing', async () => {
  await write(FIRST.cert, FIRST.key);
  const said: string[] = [];
  const log = createLog('info', { write: (line: string) => void said.push(line) });
  const tls = openTls(files, log, { watchEveryMs: 20 });
  const server = createLimitedServer((_, response) => void response.end('ok'), {
    limits: LIMITS,
    isTrusted: NO_PROXY,
    tls,
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  try {
    await expect(nameShown(port, FIRST.cert)).resolves.toBe('first');
    await writeFile(files.certPath, SECOND.cert);
    await expect.poll(() => said.join('')).toContain('the old one stays');
    await expect(nameShown(port, FIRST.cert)).resolves.toBe('first');
    await writeFile(files.keyPath, SECOND.key);
    await expect.poll(() => said.join('')).toContain('certificate renewed');
    await expect(nameShown(port, SECOND.cert)).resolves.toBe('second');
    await write(FIRST.cert, FIRST.key);
    tls.reload();
    await expect(nameShown(port, FIRST.cert)).resolves.toBe('first');
    expect(said.join('')).not.toContain('PRIVATE KEY');
  } finally {
    server.close();
  }
});

it('a certificate with the key of another one is refused at the start', async () => {
  await write(FIRST.cert, SECOND.key);
  expect(() => openTls(files, createLog('silent'))).toThrow(/key values mismatch/);
});
