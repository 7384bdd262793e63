// `npm run check`: are there known holes of class high or worse in what we install? An own registry without that knowledge, or
// none within reach, is said and does not fail the check: an air-gapped build cannot ask.
import { spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';

/**
 * What the answer of `npm audit --json` means.
 * @param {string} out what it wrote
 * @param {number | null} status how it ended
 * @returns {{ ok: boolean, say: string }}
 */
export function judge(out, status) {
  let answer;
  try {
    answer = JSON.parse(out);
  } catch {
    return { ok: true, say: 'Dependencies were NOT checked: npm audit gave no answer that can be read.' };
  }
  const counts = answer.metadata?.vulnerabilities;
  if (counts) {
    const bad = counts.high + counts.critical;
    if (bad === 0 && status === 0)
      return { ok: true, say: 'Dependencies: no known hole of class high or worse.' };
    const names = Object.values(answer.vulnerabilities ?? {})
      .filter(({ severity }) => severity === 'high' || severity === 'critical')
      .map(({ name, severity }) => `${name} (${severity})`);
    return { ok: false, say: `Dependencies with known holes: ${names.join(', ')}. See npm audit.` };
  }
  const reason = answer.message ?? answer.error?.summary ?? answer.error?.code ?? 'no reason given';
  return {
    ok: true,
    say: `Dependencies were NOT checked: the registry does not answer npm audit (${reason}).`,
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { stdout, status } = spawnSync('npm', ['audit', '--omit=dev', '--audit-level=high', '--json'], {
    encoding: 'utf8',
    timeout: 60_000,
    shell: process.platform === 'win32',
    env: { ...process.env, npm_config_fetch_retries: '0', npm_config_fetch_timeout: '20000' },
  });
  const { ok, say } = judge(stdout ?? '', status);
  console.log(say);
  process.exitCode = ok ? 0 : 1;
}
