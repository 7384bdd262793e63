type Answer<T> = { result: { data: T } };

/** Asks a procedure of the product as whoever has the cookie. @throws Error with the answer when it is a refusal. */
export async function ask<T>(
  origin: string,
  cookie: string,
  path: string,
  input: unknown,
  how: 'query' | 'mutation' = 'query',
): Promise<T> {
  const url = `${origin}/api/trpc/${path}`;
  const body = JSON.stringify(input);
  const response =
    how === 'query'
      ? await fetch(`${url}?input=${encodeURIComponent(body)}`, { headers: { cookie } })
      : await fetch(url, { method: 'POST', headers: { cookie, 'content-type': 'application/json' }, body });
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
  return ((await response.json()) as Answer<T>).result.data;
}
