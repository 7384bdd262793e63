import { availableParallelism } from 'node:os';
import './tools/map-group-by.ts';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { messagesByLanguage } from './tools/messages-by-language.ts';

/**
 * `vite build` makes the client, `vite build --mode worker` its service worker, `vite build --ssr` the server and the command
 * line; vitest's projects are here too.
 */
export default defineConfig(({ isSsrBuild, mode }) => ({
  plugins: [react(), messagesByLanguage()],
  publicDir: isSsrBuild || mode === 'worker' ? false : 'client/public',
  build: isSsrBuild
    ? {
        outDir: 'dist/server',
        target: 'node20',
        sourcemap: true,
        rollupOptions: {
          input: {
            main: 'server/main.ts',
            cli: 'server/cli.ts',
            simulation: 'server/simulation/child.ts',
            location: 'server/planning/location/thread.ts',
            roads: 'server/planning/travel/road-child.ts',
          },
        },
      }
    : mode === 'worker'
      ? {
          outDir: 'dist/client',
          emptyOutDir: false,
          target: 'es2023',
          lib: {
            entry: 'client/pocket/worker/sw.ts',
            formats: ['iife'],
            name: 'worker',
            fileName: () => 'sw.js',
          },
        }
      : {
          outDir: 'dist/client',
          target: 'es2023',
          sourcemap: true,
          manifest: true,
          // One sheet: which of two rules wins must not hang on the screen that somebody came from.
          cssCodeSplit: false,
          chunkSizeWarningLimit: 1500,
        },
  server: {
    port: 5173,
    proxy: Object.fromEntries(
      ['/api', '/map', '/tiles', '/export', '/import', '/attach', '/ingest'].map((path) => [
        path,
        { target: 'http://127.0.0.1:8080', ws: path === '/api' },
      ]),
    ),
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{shared,server,client,data,tools}/**/*.test.{ts,tsx}'],
          exclude: ['**/node_modules/**', 'dist/**'],
          globalSetup: 'server/db/test-cluster.ts',
          setupFiles: 'tools/fixed-seed.ts',
          // Modules keep nothing that a test could find of another, so files share a process: two thirds of the time.
          isolate: false,
          testTimeout: 30_000,
          hookTimeout: 120_000,
          // A second, which is the default, is short on a machine with other work.
          expect: { poll: { timeout: 10_000 } },
          // Many tests wait – for a disk, a socket, a car that drives no faster than cars –, so more of them than cores.
          maxWorkers: Math.ceil(1.5 * availableParallelism()),
        },
      },
      {
        extends: true,
        test: {
          name: 'visual',
          include: ['e2e/visual.ts'],
          globalSetup: 'e2e/global-setup.ts',
          maxWorkers: 1,
          testTimeout: 600_000,
          hookTimeout: 300_000,
          sequence: { groupOrder: 3 },
        },
      },
      {
        extends: true,
        test: {
          name: 'screenshots',
          include: ['e2e/screenshots.ts'],
          globalSetup: 'e2e/global-setup.ts',
          maxWorkers: 1,
          testTimeout: 600_000,
          hookTimeout: 300_000,
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        test: {
          name: 'soak',
          include: ['e2e/wall-soak.ts'],
          testTimeout: 3 * 3_600_000,
          hookTimeout: 300_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['e2e/**/*.e2e.ts'],
          globalSetup: 'e2e/global-setup.ts',
          testTimeout: 180_000,
          hookTimeout: 300_000,
          expect: { poll: { timeout: 20_000 } },
          // Tests wait – for a page, a line that is cut, a car –, so two files at a time, each with a product of its own.
          maxWorkers: 2,
          // Maps are drawn in software on the cores that the server has, too. What passes only the second time is printed as such.
          retry: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
}));
