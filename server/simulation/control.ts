import type { Pace } from '../../shared/simulation/schema.ts';

/** The simulation as the screens see it and an administrator holds it; a server without one has none. */
export type SimulationControl = { pace(): Pace; setPace(pace: Pace): void };
