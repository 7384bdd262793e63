import { resolve } from 'node:path';
import { z } from 'zod';

/** What the operator may set. `dataDir` is absolute; `databaseUrl` may hold a password and is never printed. */
export type Env = {
  databaseUrl: string | undefined;
  dataDir: string;
  host: string;
  port: number;
  logLevel: (typeof LOG_LEVELS)[number];
  nodeEnv: (typeof NODE_ENVS)[number];
  /** False starts with an empty register instead of the demonstration register. */
  demo: boolean;
  /** The NATS of several sites; may hold a password and is never printed. */
  natsUrl: string | undefined;
  /** Name of this site among those on the same NATS. */
  site: string;
};

/** The configuration is wrong; the message has one sentence per broken variable and no secret. */
export class ConfigurationError extends Error {
  override name = 'ConfigurationError';
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const NODE_ENVS = ['production', 'development', 'test'] as const;
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
  NODE_ENV: z.enum(NODE_ENVS, `NODE_ENV must be one of ${NODE_ENVS.join(', ')}`).default('production'),
  SHOLU_DEMO: z
    .enum(['0', '1'], 'SHOLU_DEMO must be 1 (seed the demonstration register) or 0 (start with an empty one)')
    .default('1'),
  NATS_URL: z.string().refine(isNatsUrl, 'NATS_URL must look like nats://user:password@host:4222').optional(),
  SHOLU_SITE: z
    .string()
    .regex(/^[a-z0-9-]{1,32}$/, 'SHOLU_SITE must be at most 32 small Latin letters, digits and hyphens')
    .default('main'),
});

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
  const { DATABASE_URL, SHOLU_DATA_DIR, HOST, PORT, LOG_LEVEL, NODE_ENV, SHOLU_DEMO, NATS_URL, SHOLU_SITE } =
    parsed.data;
  return {
    databaseUrl: DATABASE_URL,
    dataDir: resolve(workingDir, SHOLU_DATA_DIR),
    host: HOST,
    port: PORT,
    logLevel: LOG_LEVEL,
    nodeEnv: NODE_ENV,
    demo: SHOLU_DEMO === '1',
    natsUrl: NATS_URL,
    site: SHOLU_SITE,
  };
}

function isPostgresUrl(text: string): boolean {
  return /^postgres(ql)?:\/\//.test(text) && URL.canParse(text);
}

function isNatsUrl(text: string): boolean {
  return /^(nats|tls):\/\//.test(text) && URL.canParse(text);
}

/** A broken URL cannot be trusted to show where its password is, so nothing of it is shown. */
function shown(name: string, value: string | undefined): string {
  return name === 'DATABASE_URL' || name === 'NATS_URL'
    ? 'something else (not shown: it may hold a password)'
    : JSON.stringify(value);
}
