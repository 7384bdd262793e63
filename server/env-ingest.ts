import { z } from 'zod';

/** Where devices are listened for. */
export type IngestEnv = {
  host: string;
  /** Alarm panels, the same number for TCP and UDP; 0 takes a free one, null does not listen. */
  dc09Port: number | null;
};

/** A port that is not opened unless it is given. */
function port(name: string) {
  const rule = `${name} must be a whole number from 1 to 65535`;
  return z
    .string()
    .regex(/^\d{1,5}$/, rule)
    .transform(Number)
    .refine((value) => value >= 1 && value <= 65_535, rule)
    .optional();
}

/** Variables of the ways in that are not HTTP. */
export const ingestVariables = {
  SHOLU_INGEST_HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'SHOLU_INGEST_HOST must be a host name or an address, such as 127.0.0.1 or 0.0.0.0')
    .default('127.0.0.1'),
  SHOLU_DC09_PORT: port('SHOLU_DC09_PORT'),
};

export const ingestOf = (set: {
  SHOLU_INGEST_HOST: string;
  SHOLU_DC09_PORT?: number | undefined;
}): IngestEnv => ({ host: set.SHOLU_INGEST_HOST, dc09Port: set.SHOLU_DC09_PORT ?? null });
