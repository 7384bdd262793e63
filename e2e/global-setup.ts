import type { TestProject } from 'vitest/node';
import { startProduct } from './product.ts';
import './seeded.ts';

/** A seeded product for each file that runs at a time; seeding it takes longer than most tests. */
export async function setup(project: TestProject): Promise<() => Promise<unknown>> {
  const products = await Promise.all(Array.from({ length: project.config.maxWorkers }, () => startProduct()));
  project.provide(
    'seededProducts',
    products.map(({ url, dataDir }) => ({ url, dataDir })),
  );
  return () => Promise.all(products.map((product) => product.stop()));
}
