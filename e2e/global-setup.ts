import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { SEEDED_FOLDER, startProduct } from './product.ts';
import './seeded.ts';

/**
 * A seeded product for each file that runs at a time. Seeding takes longer than most tests, so it is done once: these products,
 * and those that a file starts for itself, begin with a copy.
 */
export async function setup(project: TestProject): Promise<() => Promise<unknown>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'sholu-e2e-seeded-'));
  await (await startProduct({ dataDir })).stop();
  process.env[SEEDED_FOLDER] = dataDir;
  const products = await Promise.all(Array.from({ length: project.config.maxWorkers }, () => startProduct()));
  project.provide(
    'seededProducts',
    products.map(({ url, dataDir: of }) => ({ url, dataDir: of })),
  );
  return async () => {
    await Promise.all(products.map((product) => product.stop()));
    await rm(dataDir, { recursive: true, force: true });
  };
}
