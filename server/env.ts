import { resolve } from 'node:path';
import { z } from 'zod';
import { NO_PROXY, parseProxies, type TrustedProxies } from './http/proxies.ts';

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
  /** PEM files; without them the server speaks HTTP. */
  tls: { certPath: string; keyPath: string } | undefined;
  /** Whose `X-Forwarded-…` headers are believed. */
  isTrustedProxy: TrustedProxies;
  /** A secret, never printed. */
  metricsToken: string | undefined;
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
  SHOLU_METRICS_TOKEN: z.string().min(16, 'SHOLU_METRICS_TOKEN must have 16 characters or more').optional(),
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
  const { DATABASE_URL, SHOLU_DATA_DIR, HOST, PORT, LOG_LEVEL, NODE_ENV, SHOLU_DEMO } = parsed.data;
  const { SHOLU_TLS_CERT: cert, SHOLU_TLS_KEY: key } = parsed.data;
  if ((cert === undefined) !== (key === undefined))
    throw new ConfigurationError('SHOLU_TLS_CERT and SHOLU_TLS_KEY must be given both or not at all.');
  return {
    databaseUrl: DATABASE_URL,
    dataDir: resolve(workingDir, SHOLU_DATA_DIR),
    host: HOST,
    port: PORT,
    logLevel: LOG_LEVEL,
    nodeEnv: NODE_ENV,
    demo: SHOLU_DEMO === '1',
    tls: cert && key ? { certPath: resolve(workingDir, cert), keyPath: resolve(workingDir, key) } : undefined,
    isTrustedProxy: parsed.data.SHOLU_TRUSTED_PROXIES,
    metricsToken: parsed.data.SHOLU_METRICS_TOKEN,
  };
}

function isPostgresUrl(text: string): boolean {
  return /^postgres(ql)?:\/\//.test(text) && URL.canParse(text);
}

const SECRETS = new Set(['DATABASE_URL', 'SHOLU_METRICS_TOKEN']);

/** A broken URL cannot be trusted to show where its password is, nor may a token be read over a shoulder: nothing of them is shown. */
function shown(name: string, value: string | undefined): string {
  return SECRETS.has(name)
    ? 'something else (not shown: it may hold a password or token)'
    : JSON.stringify(value);
}
