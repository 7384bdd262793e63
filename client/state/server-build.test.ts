import { describe, expect, it } from 'vitest';
import { judgeBuild, mayCommand } from './server-build.ts';

const fresh = { isFirst: true, reloadedFor: null };

describe('a page and the build of its server', () => {
  it('loads itself anew when it began old, and not twice for the same server', () => {
    expect(judgeBuild('a', 'b', fresh)).toBe('reload');
    expect(judgeBuild('a', 'b', { isFirst: true, reloadedFor: 'b' })).toBe('newer');
    expect(judgeBuild('a', 'c', { isFirst: true, reloadedFor: 'b' })).toBe('reload');
  });

  it('waits for the reader when the server was renewed under their hands', () => {
    expect(judgeBuild('a', 'b', { ...fresh, isFirst: false })).toBe('newer');
  });

  it('says nothing while developing, or to a server that names none', () => {
    expect([judgeBuild(null, 'b', fresh), judgeBuild('a', null, fresh), judgeBuild('a', 'a', fresh)]).toEqual(
      ['same', 'same', 'same'],
    );
  });

  it('gives no command once it is old, but what a crew says and the way out', () => {
    const old = { state: 'newer', since: 'b' } as const;
    expect(mayCommand('operations.incidents.command', old)).toBe(false);
    expect(mayCommand('operations.crew.command', old)).toBe(true);
    expect(mayCommand('access.signOut', old)).toBe(true);
    expect(mayCommand('operations.incidents.command', { state: 'same' })).toBe(true);
  });
});
