import { describe, expect, it } from 'vitest';
import { ConfigurationError, readEnv } from './env.ts';
import { NO_PROXY } from './http/proxies.ts';

function messageOf(env: NodeJS.ProcessEnv): string {
  try {
    readEnv(env, '/project');
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message;
    throw error;
  }
  throw new Error('the configuration was accepted');
}

describe('the configuration', () => {
  it('has a default for everything, the data directory lies in the working directory', () => {
    expect(readEnv({}, '/project')).toEqual({
      databaseUrl: undefined,
      dataDir: '/project/.sholu',
      host: '127.0.0.1',
      port: 8080,
      logLevel: 'warn',
      production: false,
      demo: true,
      secret: undefined,
      sessionIdleMs: 30 * 60_000,
      sessionAbsoluteMs: 12 * 3_600_000,
      tls: undefined,
      isTrustedProxy: NO_PROXY,
      metricsToken: undefined,
      simulation: { seed: 'sholu', speed: 1, day: 'ordinary' },
      natsUrl: undefined,
      site: 'main',
      oidc: null,
      notify: { mail: null, webhooks: { hosts: null, allowHttp: false } },
      publicUrl: null,
      ingest: { host: '127.0.0.1', dc09Port: null, nmeaPort: null, cotPort: null, mqttUrl: null },
    });
  });

  it('plays a simulation in the demonstration only, as fast as is said', () => {
    expect(readEnv({ SHOLU_SIMULATION: '0' }, '/project').simulation).toBeNull();
    expect(readEnv({ SHOLU_DEMO: '0' }, '/project').simulation).toBeNull();
    const set = {
      SHOLU_SIMULATION_SPEED: '10',
      SHOLU_SIMULATION_SEED: 'a-1',
      SHOLU_SIMULATION_DAY: 'bad',
    };
    expect(readEnv(set, '/project').simulation).toEqual({ seed: 'a-1', speed: 10, day: 'bad' });
    expect(messageOf({ SHOLU_SIMULATION_DAY: 'good' })).toMatch(/one of ordinary, bad/);
    expect(messageOf({ SHOLU_SIMULATION: '1', SHOLU_DEMO: '0' })).toMatch(/needs the demonstration/);
    expect(messageOf({ SHOLU_SIMULATION_SPEED: '61' })).toMatch(/a whole number from 1 to 60/);
    expect(messageOf({ SHOLU_SIMULATION_SEED: 'x y' })).toMatch(/SHOLU_SIMULATION_SEED must be/);
  });

  it('names a NATS that cannot be one without showing its password', () => {
    const message = messageOf({ NATS_URL: 'http://user:secret@host', SHOLU_SITE: 'Астана' });
    expect(message).toMatch(/NATS_URL must look like nats:.*\nSHOLU_SITE must be/);
    expect(message).not.toContain('secret');
  });

  it('takes an empty variable as unset', () => {
    expect(readEnv({ PORT: '', DATABASE_URL: '' }, '/project')).toEqual(readEnv({}, '/project'));
  });

  it.each(['0', '65536', '-1', '80.5', 'http', '1e3', ' 80'])(
    'refuses the port %j and says what is allowed',
    (port) => {
      const message = messageOf({ PORT: port });
      expect(message).toContain('PORT must be a whole number from 1 to 65535');
      expect(message).toContain(JSON.stringify(port));
    },
  );

  it.each(['1', '65535'])('takes the port %s', (port) => {
    expect(readEnv({ PORT: port }, '/project').port).toBe(Number(port));
  });

  it('names every broken variable once', () => {
    const lines = messageOf({
      PORT: '-',
      LOG_LEVEL: 'loud',
      NODE_ENV: 'prod',
      SHOLU_DEMO: 'yes',
      HOST: 'a b',
    }).split('\n');
    expect(lines).toHaveLength(5);
    for (const name of ['PORT', 'LOG_LEVEL', 'NODE_ENV', 'SHOLU_DEMO', 'HOST']) {
      expect(lines.filter((line) => line.includes(`${name} must be`))).toHaveLength(1);
    }
  });

  it('never shows the password of a broken database address', () => {
    const message = messageOf({ DATABASE_URL: 'mysql://sholu:qupia-soz@db/sholu' });
    expect(message).toContain('DATABASE_URL must look like postgresql://');
    expect(message).not.toContain('qupia-soz');
  });

  const SECRET = 'kK3v9Qm1xZt7Lr5Ws8Yb2Nd6Hf4Jg0Pc';
  it('is a demonstration unless it is told otherwise or to be production', () => {
    const demoOf = (env: NodeJS.ProcessEnv) => readEnv({ SHOLU_SECRET: SECRET, ...env }, '/project').demo;
    expect(demoOf({})).toBe(true);
    expect(demoOf({ NODE_ENV: 'production' })).toBe(false);
    expect(demoOf({ NODE_ENV: 'production', SHOLU_DEMO: '1' })).toBe(true);
    expect(demoOf({ SHOLU_DEMO: '0' })).toBe(false);
  });

  it.each([undefined, 'short', 'a'.repeat(64), 'abcabcabc'.repeat(8)])(
    'refuses production with the secret %j, and does not print it',
    (secret) => {
      const message = messageOf({ NODE_ENV: 'production', SHOLU_SECRET: secret });
      expect(message).toContain('SHOLU_SECRET must be 32 bytes or longer');
      if (secret !== undefined) expect(message).not.toContain(secret);
    },
  );

  it('serves other machines without encryption only when somebody says so', () => {
    for (const HOST of ['0.0.0.0', '::', '10.0.0.5', 'centre.example'])
      expect(messageOf({ HOST })).toContain('SHOLU_ALLOW_PLAIN_HTTP=1');
    expect(readEnv({ HOST: '0.0.0.0', SHOLU_ALLOW_PLAIN_HTTP: '1' }, '/project').host).toBe('0.0.0.0');
    for (const HOST of ['127.0.0.1', '127.8.0.1', '::1', 'localhost'])
      expect(readEnv({ HOST }, '/project').host).toBe(HOST);
  });

  it('keeps a good database address as it is', () => {
    const databaseUrl = 'postgresql://sholu:a@db.example:5433/sholu?sslmode=require';
    expect(readEnv({ DATABASE_URL: databaseUrl }, '/project').databaseUrl).toBe(databaseUrl);
  });

  it('takes proxies, certificate and metrics token, and names what is wrong with them without the token', () => {
    const env = readEnv(
      { SHOLU_TLS_CERT: 'tls/cert.pem', SHOLU_TLS_KEY: '/key.pem', SHOLU_TRUSTED_PROXIES: '10.0.0.0/8' },
      '/project',
    );
    expect(env.tls).toEqual({ certPath: '/project/tls/cert.pem', keyPath: '/key.pem' });
    expect([env.isTrustedProxy('10.1.2.3'), env.isTrustedProxy('11.1.2.3')]).toEqual([true, false]);
    expect(messageOf({ SHOLU_TLS_CERT: 'cert.pem' })).toContain('both or not at all');
    const message = messageOf({ SHOLU_TRUSTED_PROXIES: 'proxy', SHOLU_METRICS_TOKEN: 'qupia' });
    expect(message).toContain('SHOLU_TRUSTED_PROXIES must be addresses');
    expect(message).toContain('SHOLU_METRICS_TOKEN must have 16 characters');
    expect(message).not.toContain('qupia');
  });
});

describe('sign-in through an identity provider', () => {
  const OIDC = {
    SHOLU_OIDC_ISSUER: 'https://id.example.kz/realms/police',
    SHOLU_OIDC_CLIENT_ID: 'sholu',
    SHOLU_OIDC_CLIENT_SECRET: 'qupia-soz-qupia-soz',
    SHOLU_OIDC_GROUPS: '{"duty": [{"role": "duty_officer", "unit": "610000000"}]}',
    SHOLU_PUBLIC_URL: 'https://sholu.example.kz/',
  };

  it('is read whole', () => {
    expect(readEnv(OIDC, '/srv').oidc).toEqual({
      issuer: OIDC.SHOLU_OIDC_ISSUER,
      clientId: 'sholu',
      clientSecret: OIDC.SHOLU_OIDC_CLIENT_SECRET,
      groups: { duty: [{ role: 'duty_officer', unit: '610000000' }] },
      publicUrl: 'https://sholu.example.kz',
    });
    expect(readEnv({}, '/srv').oidc).toBeNull();
  });

  it('is given whole or not at all', () => {
    const { SHOLU_OIDC_GROUPS: _, ...others } = OIDC;
    expect(() => readEnv(others, '/srv')).toThrow(/missing: SHOLU_OIDC_GROUPS\.$/);
  });

  it.each([
    ['SHOLU_OIDC_ISSUER', 'http://id.example.kz'],
    ['SHOLU_OIDC_ISSUER', 'id.example.kz'],
    ['SHOLU_OIDC_GROUPS', '{"duty": [{"role": "emperor", "unit": "610000000"}]}'],
    ['SHOLU_OIDC_GROUPS', '{"duty": []}'],
    ['SHOLU_OIDC_GROUPS', 'duty=610000000'],
    ['SHOLU_PUBLIC_URL', 'http://sholu.example.kz'],
    ['SHOLU_PUBLIC_URL', 'https://sholu.example.kz/map'],
    ['SHOLU_OIDC_CLIENT_SECRET', 'qupia'],
  ])('%s=%s is named', (name, value) => {
    expect(() => readEnv({ ...OIDC, [name]: value }, '/srv')).toThrow(name);
    expect(() => readEnv({ ...OIDC, [name]: value }, '/srv')).not.toThrow(/qupia/);
  });
});

describe('notification', () => {
  const MAIL = {
    SHOLU_SMTP_URL: 'smtps://sholu:qupia-soz@mail.example.kz:465',
    SHOLU_SMTP_FROM: 'Sholu <sholu@example.kz>',
  };

  it('is read whole, and the address of this server needs no identity provider', () => {
    const env = readEnv(
      {
        ...MAIL,
        SHOLU_WEBHOOK_HOSTS: 'Hooks.example.kz, 10.1.2.3',
        SHOLU_PUBLIC_URL: 'https://sholu.example.kz',
      },
      '/srv',
    );
    expect(env.notify).toEqual({
      mail: { url: MAIL.SHOLU_SMTP_URL, from: MAIL.SHOLU_SMTP_FROM },
      webhooks: { hosts: ['hooks.example.kz', '10.1.2.3'], allowHttp: false },
    });
    expect([env.publicUrl, env.oidc]).toEqual(['https://sholu.example.kz', null]);
  });

  it('by e-mail needs both variables', () => {
    expect(() => readEnv({ SHOLU_SMTP_URL: MAIL.SHOLU_SMTP_URL }, '/srv')).toThrow(/both or not at all/);
    expect(() => readEnv({ SHOLU_SMTP_FROM: MAIL.SHOLU_SMTP_FROM }, '/srv')).toThrow(/both or not at all/);
  });

  it.each([
    ['SHOLU_SMTP_URL', 'http://sholu:qupia-soz@mail.example.kz'],
    ['SHOLU_SMTP_FROM', 'nobody'],
    ['SHOLU_SMTP_FROM', 'Sholu\r\nBcc: x <sholu@example.kz>'],
    ['SHOLU_WEBHOOK_HOSTS', 'https://hooks.example.kz/x'],
    ['SHOLU_WEBHOOK_HTTP', 'yes'],
  ])('%s=%s is named, and no password with it', (name, value) => {
    expect(() => readEnv({ ...MAIL, [name]: value }, '/srv')).toThrow(name);
    expect(() => readEnv({ ...MAIL, [name]: value }, '/srv')).not.toThrow(/qupia/);
  });
});
