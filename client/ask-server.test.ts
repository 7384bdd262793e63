import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askServer } from './ask-server.ts';
import { createTranslate } from './i18n/translate.ts';
import { useServerBuild } from './state/server-build.ts';

const sent = vi.fn<() => Promise<Response>>(() => Promise.resolve(new Response('[]')));
const command = (path: string) => askServer(`/api/trpc/${path}?batch=1`, { method: 'POST', body: '{}' });

describe('a page that is older than its server', () => {
  beforeEach(() => {
    vi.stubGlobal('fetch', sent);
    vi.stubGlobal('location', { origin: 'https://centre.example' });
    vi.stubGlobal('document', { documentElement: { lang: 'kk' }, querySelector: () => null });
    vi.stubGlobal('sessionStorage', { getItem: () => null });
    useServerBuild.setState({ state: 'newer', since: 'b' }, true);
  });
  afterEach(() => {
    sent.mockClear();
    useServerBuild.setState({ state: 'same' }, true);
    vi.unstubAllGlobals();
  });

  it('sends no command, and says why in its language for each of a batch', async () => {
    const answer = await command('operations.incidents.command,alarms.handle');
    expect(sent).not.toHaveBeenCalled();
    expect(answer.status).toBe(412);
    const words = createTranslate('kk')('pocket.oldPage');
    expect(await answer.json()).toMatchObject([{ error: { message: words } }, { error: { message: words } }]);
  });

  it('asks on, and sends what a crew says', async () => {
    await askServer('/api/trpc/operations.incidents.list?batch=1', { method: 'GET' });
    await command('operations.crew.command');
    expect(sent).toHaveBeenCalledTimes(2);
  });
});
