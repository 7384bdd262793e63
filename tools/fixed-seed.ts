import { configureGlobal } from 'fast-check';

// Property tests try the same cases in every run, so that a change is judged by what it changes. SHOLU_SEED tries others.
configureGlobal({ seed: Number(process.env['SHOLU_SEED'] ?? 20_261_126) });
