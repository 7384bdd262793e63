import { crewStream } from './crews.ts';
import { incidentStream } from './incidents.ts';
import { panelStream } from './panels.ts';
import type { Parts, Stream } from './part.ts';
import { sensorStream } from './sensors.ts';

/**
 * What is simulated, a line a stream: each carries out its own happenings of the model through the public interface that the
 * real thing would use.
 */
export const STREAMS = {
  crews: (parts) => crewStream(parts),
  incidents: (parts) => incidentStream(parts),
  panels: (parts) => panelStream(parts),
  sensors: (parts) => sensorStream(parts),
} as const satisfies Record<string, (parts: Parts) => Stream>;
