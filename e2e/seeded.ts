import { inject } from 'vitest';

/** A product with the demonstration in it, and where its data lies. */
export type SeededProduct = { url: string; dataDir: string };

declare module 'vitest' {
  export interface ProvidedContext {
    seededProducts: SeededProduct[];
  }
}

/** The seeded product of this worker, for this file alone while it runs: two files at a time never see each other's deeds. */
export function seededProduct(): SeededProduct {
  const products = inject('seededProducts');
  const product = products[(Number(process.env['VITEST_POOL_ID']) - 1) % products.length];
  if (!product) throw new Error('No product was started; see global-setup.ts');
  return product;
}
