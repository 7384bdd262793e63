import { z } from 'zod';

/** Where devices are listened for. */
export type IngestEnv = {
  host: string;
  /** Alarm panels, the same number for TCP and UDP; 0 takes a free one, null does not listen. */
  dc09Port: number | null;
  /** Trackers that speak NMEA, and field applications that speak Cursor-on-Target. */
  nmeaPort: number | null;
  cotPort: number | null;
  /** The broker of the operator's trackers; may hold a password and is never printed. */
  mqttUrl: string | null;
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
  SHOLU_NMEA_PORT: port('SHOLU_NMEA_PORT'),
  SHOLU_COT_PORT: port('SHOLU_COT_PORT'),
  SHOLU_MQTT_URL: z
    .string()
    .refine(
      (text) => /^mqtts?:\/\//.test(text) && URL.canParse(text),
      'SHOLU_MQTT_URL must look like mqtts://user:password@host:8883',
    )
    .optional(),
};

type IngestVariables = {
  SHOLU_INGEST_HOST: string;
  SHOLU_DC09_PORT?: number | undefined;
  SHOLU_NMEA_PORT?: number | undefined;
  SHOLU_COT_PORT?: number | undefined;
  SHOLU_MQTT_URL?: string | undefined;
};

export const ingestOf = (set: IngestVariables): IngestEnv => ({
  host: set.SHOLU_INGEST_HOST,
  dc09Port: set.SHOLU_DC09_PORT ?? null,
  nmeaPort: set.SHOLU_NMEA_PORT ?? null,
  cotPort: set.SHOLU_COT_PORT ?? null,
  mqttUrl: set.SHOLU_MQTT_URL ?? null,
});
