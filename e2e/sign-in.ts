import type { Page } from 'playwright-core';

/** The demonstration account of the whole Republic, which tests use unless they say another. */
const REPUBLIC = 'demo-republic';

/** Signs a demonstration account in and gives the `cookie` header of its session. */
export async function cookieOf(origin: string, account: string = REPUBLIC): Promise<string> {
  const response = await fetch(`${origin}/api/trpc/access.demoSignIn`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account }),
  });
  const [cookie = ''] = response.headers.getSetCookie()[0]?.split(';') ?? [];
  if (!response.ok || cookie === '') throw new Error(`${account} cannot sign in: ${await response.text()}`);
  return cookie;
}

/** Gives a page, before it goes anywhere, the session of a demonstration account. */
export async function signInPage(page: Page, url: string, account?: string): Promise<void> {
  const { origin } = new URL(url);
  const [name = '', value = ''] = (await cookieOf(origin, account)).split('=');
  await page.context().addCookies([{ name, value, url: origin, httpOnly: true, sameSite: 'Strict' }]);
}
