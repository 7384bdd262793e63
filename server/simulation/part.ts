import type { Session } from './calls.ts';
import type { Trouble } from './trouble.ts';
import type { Work } from './work.ts';
import type { FixSender } from './send-fixes.ts';
import type { RunConfig } from './message.ts';
import type { LoggedEvent } from '../../shared/live/event.ts';
import type { Happening, World } from '../../shared/simulation/world.ts';

/** What every part of the simulation works with. */
export type Parts = {
  config: RunConfig;
  world: World;
  session: Session;
  work: Work;
  sender: FixSender;
  trouble: Trouble;
  /** Secrets by unit, of those that are still simulated. */
  secrets: Map<number, UnitSecrets>;
  clock: () => number;
};

/** With these a unit's device and its crew's page open; they are kept nowhere. */
export type UnitSecrets = { device: string; link: string };

/** A stream of the simulation: carries out what happens in the model, and tells the model what the server says. */
export type Stream = {
  /** Something happened in the model; each stream takes what is its own. */
  take(happening: Happening): void;
  /** Something happened on the server. */
  heard(event: LoggedEvent): void;
  /** Once a second; `modelMs` is the clock of the model. */
  tick(modelMs: number): void;
  /** The server may have gone on without us: everything is asked for anew. */
  renew(): void;
  /** How many more of its own it could take now. */
  room(): number;
};
