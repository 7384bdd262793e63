import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

const TOOL = fileURLToPath(new URL('audit-dependencies.mjs', import.meta.url));
/** What a registry says when asked which versions of a package there are. */
const packageOf = (path = '/') => ({
  name: decodeURIComponent(path.slice(1)),
  'dist-tags': {},
  versions: {},
});
const servers: Server[] = [];
let cache: string;
beforeAll(async () => void (cache = await mkdtemp(join(tmpdir(), 'sholu-npm-'))));
afterAll(async () => {
  for (const server of servers) server.close();
  await rm(cache, { recursive: true, force: true });
});

/** Runs the check against a registry that answers every audit so. */
async function checkAgainst(status: number, body: object | null): Promise<{ code: number; out: string }> {
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(request.method === 'GET' ? packageOf(request.url) : body));
  });
  servers.push(server.listen(0, '127.0.0.1'));
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return check(`http://127.0.0.1:${port}/`);
}

const check = (registry: string): Promise<{ code: number; out: string }> =>
  new Promise((resolve) => {
    const env = {
      ...process.env,
      npm_config_registry: registry,
      npm_config_cache: cache,
    };
    const child = execFile(process.execPath, [TOOL], { env }, (_, out) =>
      resolve({ code: child.exitCode ?? -1, out }),
    );
  });

it('passes when the registry knows of no hole', async () => {
  const { code, out } = await checkAgainst(200, {});
  expect([code, out]).toEqual([0, 'Dependencies: no known hole of class high or worse.\n']);
});

it('fails on a hole of class high, and names the package', async () => {
  const hole = {
    id: 1,
    url: 'x',
    title: 'x',
    severity: 'high',
    vulnerable_versions: '*',
    cwe: [],
    cvss: { score: 8 },
  };
  const { code, out } = await checkAgainst(200, { pg: [hole] });
  expect([code, out]).toEqual([1, expect.stringContaining('pg (high)')]);
});

it.each([405, 404])(
  'says that nothing was checked when the registry answers %i, and passes',
  async (status) => {
    const { code, out } = await checkAgainst(status, null);
    expect(code).toBe(0);
    expect(out).toContain('Dependencies were NOT checked');
  },
);

it('says that nothing was checked when no registry is within reach, and passes', async () => {
  const { code, out } = await check('http://127.0.0.1:9/');
  expect(code).toBe(0);
  expect(out).toContain('Dependencies were NOT checked');
});
