import { describe, expect, it } from 'vitest';
import { ConfigurationError, readEnv } from './env.ts';

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
      nodeEnv: 'production',
      demo: true,
      natsUrl: undefined,
      site: 'main',
    });
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

  it('keeps a good database address as it is', () => {
    const databaseUrl = 'postgresql://sholu:a@db.example:5433/sholu?sslmode=require';
    expect(readEnv({ DATABASE_URL: databaseUrl }, '/project').databaseUrl).toBe(databaseUrl);
  });
});
