import { resolve } from 'node:path';
import { z } from 'zod';
import type { OidcConfig } from './access/oidc/provider.ts';
import { ingestOf, ingestVariables, type IngestEnv } from './env-ingest.ts';
import { notifyOf, notifyVariables } from './env-notify.ts';
import { oidcVariables, OIDC_NAMES } from './env-oidc.ts';
import { NO_PROXY, parseProxies, type TrustedProxies } from './http/proxies.ts';
import type { NotifyEnv } from './notify/open-notify.ts';
import { SPEED } from '../shared/simulation/moment.ts';
import { DAYS, type Pace } from '../shared/simulation/schema.ts';

/** What the operator may set. `dataDir` is absolute; `databaseUrl` may hold a password and is never printed. */
export type Env = {
  databaseUrl: string | undefined;
  dataDir: string;
  host: string;
  port: number;
  logLevel: (typeof LOG_LEVELS)[number];
  /** NODE_ENV says production and nothing asks for the demonstration: no default secret is good enough. */
  production: boolean;
  /** The demonstration register and one-click accounts; false starts with an empty register and no account. */
  demo: boolean;
  /** What the second factors are encrypted with; undefined: a random one is made and kept in the data directory. */
  secret: string | undefined;
  sessionIdleMs: number;
  sessionAbsoluteMs: number;
  /** PEM files; without them the server speaks HTTP. */
  tls: { certPath: string; keyPath: string } | undefined;
  /** Whose `X-Forwarded-…` headers are believed. */
  isTrustedProxy: TrustedProxies;
  /** A secret, never printed. */
  metricsToken: string | undefined;
  /** The NATS of several sites; may hold a password and is never printed. */
  natsUrl: string | undefined;
  /** Name of this site among those on the same NATS. */
  site: string;
  /** What is simulated in the demonstration; null: nothing. */
  simulation: { seed: string; speed: number; day: Pace['day'] } | null;
  /** The identity provider; null without one. */
  oidc: OidcConfig | null;
  /** Where devices are listened for besides HTTP; a port that is null is not opened. */
  ingest: IngestEnv;
  /** E-mail and webhooks. */
  notify: NotifyEnv;
  /** Where people reach this server; null: where it listens. */
  publicUrl: string | null;
};

/** The configuration is wrong; the message has one sentence per broken variable and no secret. */
export class ConfigurationError extends Error {
  override name = 'ConfigurationError';
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const NODE_ENVS = ['production', 'development', 'test'] as const;
/** 256 bits, when they are random. */
const SECRET_BYTES = 32;
const SECRET_RULE = `SHOLU_SECRET must be ${SECRET_BYTES} bytes or longer and random, as \`openssl rand -base64 48\` makes it`;
const PORT_RANGE = 'PORT must be a whole number from 1 to 65535';

const variables = z.object({
  DATABASE_URL: z
    .string()
    .refine(isPostgresUrl, 'DATABASE_URL must look like postgresql://user:password@host:5432/database')
    .optional(),
  SHOLU_DATA_DIR: z
    .string()
    .refine((path) => !path.includes('\0'), 'SHOLU_DATA_DIR must be the path of a directory')
    .default('.sholu'),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'HOST must be a host name or an address, such as 127.0.0.1 or 0.0.0.0')
    .default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, PORT_RANGE)
    .transform(Number)
    .refine((port) => port >= 1 && port <= 65_535, PORT_RANGE)
    .default(8080),
  LOG_LEVEL: z.enum(LOG_LEVELS, `LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}`).default('warn'),
  NODE_ENV: z.enum(NODE_ENVS, `NODE_ENV must be one of ${NODE_ENVS.join(', ')}`).optional(),
  SHOLU_DEMO: z
    .enum(['0', '1'], 'SHOLU_DEMO must be 1 (demonstration register and accounts) or 0 (an empty register)')
    .optional(),
  NATS_URL: z.string().refine(isNatsUrl, 'NATS_URL must look like nats://user:password@host:4222').optional(),
  SHOLU_SITE: z
    .string()
    .regex(/^[a-z0-9-]{1,32}$/, 'SHOLU_SITE must be at most 32 small Latin letters, digits and hyphens')
    .default('main'),
  SHOLU_SECRET: z.string().refine(isStrongSecret, SECRET_RULE).optional(),
  SHOLU_SESSION_IDLE_MINUTES: whole('SHOLU_SESSION_IDLE_MINUTES', 1, 24 * 60).default(30),
  SHOLU_SESSION_HOURS: whole('SHOLU_SESSION_HOURS', 1, 24 * 7).default(12),
  SHOLU_ALLOW_PLAIN_HTTP: z
    .enum(['0', '1'], 'SHOLU_ALLOW_PLAIN_HTTP must be 1 (serve others without encryption) or 0')
    .default('0'),
  SHOLU_TLS_CERT: z.string().optional(),
  SHOLU_TLS_KEY: z.string().optional(),
  SHOLU_TRUSTED_PROXIES: z
    .string()
    .transform((text, problem) => {
      const proxies = parseProxies(text);
      if (proxies) return proxies;
      problem.addIssue(
        'SHOLU_TRUSTED_PROXIES must be addresses or networks with commas between them, such as 10.0.0.1, 192.168.0.0/16',
      );
      return z.NEVER;
    })
    .default(() => NO_PROXY),
  ...oidcVariables,
  SHOLU_SIMULATION: z
    .enum(['0', '1'], 'SHOLU_SIMULATION must be 1 (units and incidents of the demonstration move) or 0')
    .optional(),
  SHOLU_SIMULATION_SPEED: whole('SHOLU_SIMULATION_SPEED', SPEED.least, SPEED.most).default(SPEED.least),
  SHOLU_SIMULATION_SEED: z
    .string()
    .regex(/^[\w-]{1,64}$/, 'SHOLU_SIMULATION_SEED must be at most 64 Latin letters, digits and hyphens')
    .default('sholu'),
  SHOLU_SIMULATION_DAY: z
    .enum(DAYS, `SHOLU_SIMULATION_DAY must be one of ${DAYS.join(', ')}`)
    .default('ordinary'),
  ...ingestVariables,
  ...notifyVariables,
  SHOLU_METRICS_TOKEN: z.string().min(16, 'SHOLU_METRICS_TOKEN must have 16 characters or more').optional(),
});

/** A whole number of a range, as text. */
function whole(name: string, least: number, most: number) {
  const rule = `${name} must be a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d{1,5}$/, rule)
    .transform(Number)
    .refine((value) => value >= least && value <= most, rule);
}

/** Long, and not one letter again and again. */
function isStrongSecret(text: string): boolean {
  return Buffer.byteLength(text) >= SECRET_BYTES && new Set(text).size >= 10;
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);

/**
 * Reads the configuration; the only place that looks at the process environment. An empty variable counts as unset.
 * A relative SHOLU_DATA_DIR is taken from `workingDir`.
 * @throws ConfigurationError naming every broken variable, what it holds and what is allowed.
 */
export function readEnv(env: NodeJS.ProcessEnv = process.env, workingDir: string = process.cwd()): Env {
  const set = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = variables.safeParse(set);
  if (!parsed.success) {
    const broken = new Map(parsed.error.issues.map((issue) => [String(issue.path[0]), issue.message]));
    const sentences = Array.from(broken, ([name, rule]) => `${rule}; it is ${shown(name, set[name])}.`);
    throw new ConfigurationError(sentences.join('\n'));
  }
  const { DATABASE_URL, SHOLU_DATA_DIR, HOST, PORT, LOG_LEVEL, NODE_ENV, SHOLU_DEMO } = parsed.data;
  const { SHOLU_SECRET, SHOLU_SESSION_IDLE_MINUTES, SHOLU_SESSION_HOURS, SHOLU_ALLOW_PLAIN_HTTP } =
    parsed.data;
  const { SHOLU_TLS_CERT: cert, SHOLU_TLS_KEY: key, SHOLU_TRUSTED_PROXIES: isTrustedProxy } = parsed.data;
  if ((cert === undefined) !== (key === undefined))
    throw new ConfigurationError('SHOLU_TLS_CERT and SHOLU_TLS_KEY must be given both or not at all.');
  const notify = notifyOf(parsed.data);
  if (!notify)
    throw new ConfigurationError('SHOLU_SMTP_URL and SHOLU_SMTP_FROM must be given both or not at all.');
  const demo = SHOLU_DEMO === undefined ? NODE_ENV !== 'production' : SHOLU_DEMO === '1';
  const production = NODE_ENV === 'production' && !demo;
  if (production && SHOLU_SECRET === undefined)
    throw new ConfigurationError(`${SECRET_RULE}; in production it must be given, and it is not.`);
  const isEncrypted = cert !== undefined || isTrustedProxy !== NO_PROXY;
  if (!isLoopback(HOST) && !isEncrypted && SHOLU_ALLOW_PLAIN_HTTP !== '1')
    throw new ConfigurationError(plainHttp(HOST));
  return {
    databaseUrl: DATABASE_URL,
    dataDir: resolve(workingDir, SHOLU_DATA_DIR),
    host: HOST,
    port: PORT,
    logLevel: LOG_LEVEL,
    production,
    demo,
    natsUrl: parsed.data.NATS_URL,
    site: parsed.data.SHOLU_SITE,
    secret: SHOLU_SECRET,
    sessionIdleMs: SHOLU_SESSION_IDLE_MINUTES * 60_000,
    sessionAbsoluteMs: SHOLU_SESSION_HOURS * 3_600_000,
    tls: cert && key ? { certPath: resolve(workingDir, cert), keyPath: resolve(workingDir, key) } : undefined,
    isTrustedProxy,
    metricsToken: parsed.data.SHOLU_METRICS_TOKEN,
    simulation: simulationOf(parsed.data, demo),
    oidc: oidcOf(parsed.data),
    ingest: ingestOf(parsed.data),
    notify,
    publicUrl: parsed.data.SHOLU_PUBLIC_URL ?? null,
  };
}

/** Runs in the demonstration unless it is turned off, and never outside of it: real data is not mixed with what is played. */
function simulationOf(set: z.infer<typeof variables>, demo: boolean): Env['simulation'] {
  if (set.SHOLU_SIMULATION === '1' && !demo)
    throw new ConfigurationError(
      'SHOLU_SIMULATION=1 needs the demonstration (SHOLU_DEMO=1): what is played is never mixed with real data.',
    );
  if (!demo || set.SHOLU_SIMULATION === '0') return null;
  const { SHOLU_SIMULATION_SEED: seed, SHOLU_SIMULATION_SPEED: speed, SHOLU_SIMULATION_DAY: day } = set;
  return { seed, speed, day };
}

/** The identity provider: all of its variables or none; the address of this server has other uses too. */
function oidcOf(set: z.infer<typeof variables>): OidcConfig | null {
  const missing = OIDC_NAMES.filter((name) => set[name] === undefined);
  if (OIDC_NAMES.every((name) => name === 'SHOLU_PUBLIC_URL' || set[name] === undefined)) return null;
  const { SHOLU_OIDC_ISSUER: issuer, SHOLU_OIDC_CLIENT_ID: clientId, SHOLU_PUBLIC_URL: publicUrl } = set;
  const { SHOLU_OIDC_CLIENT_SECRET: clientSecret, SHOLU_OIDC_GROUPS: groups } = set;
  if (!issuer || !clientId || !clientSecret || !groups || !publicUrl)
    throw new ConfigurationError(
      `For OpenID Connect ${OIDC_NAMES.join(', ')} are given all or none; missing: ${missing.join(', ')}.`,
    );
  return { issuer, clientId, clientSecret, groups, publicUrl };
}

const plainHttp = (host: string): string =>
  `HOST=${host} is reached by other machines, and what is said there is not encrypted: whoever listens takes over a ` +
  `session. Let it listen on 127.0.0.1 behind a proxy that speaks TLS. ` +
  `SHOLU_ALLOW_PLAIN_HTTP=1 serves without encryption all the same.`;

function isPostgresUrl(text: string): boolean {
  return /^postgres(ql)?:\/\//.test(text) && URL.canParse(text);
}

function isNatsUrl(text: string): boolean {
  return /^(nats|tls):\/\//.test(text) && URL.canParse(text);
}

const SECRETS = new Set([
  'DATABASE_URL',
  'NATS_URL',
  'SHOLU_MQTT_URL',
  'SHOLU_SMTP_URL',
  'SHOLU_OIDC_CLIENT_SECRET',
  'SHOLU_METRICS_TOKEN',
  'SHOLU_SECRET',
]);

/** A broken URL cannot be trusted to show where its password is, nor may a token be read over a shoulder: nothing of them is shown. */
function shown(name: string, value: string | undefined): string {
  return SECRETS.has(name)
    ? 'something else (not shown: it may hold a password or token)'
    : JSON.stringify(value);
}
