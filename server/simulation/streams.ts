import { crewStream } from './crews.ts';
import { incidentStream } from './incidents.ts';
import type { Parts, Stream } from './part.ts';

/**
 * What is simulated, a line a stream: each carries out its own happenings of the model through the public interface that the
 * real thing would use. Alarm panels, detectors and plate readers have their place here.
 */
export const STREAMS = {
  crews: (parts) => crewStream(parts),
  incidents: (parts, seed) => incidentStream(parts, seed),
} as const satisfies Record<string, (parts: Parts, seed: string) => Stream>;
