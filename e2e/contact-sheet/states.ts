import type { Page, Route } from 'playwright-core';
import type { ScreenPlace } from '../screens.ts';
import { crowded, emptied, type Json } from './answers.ts';

/** What a screen is in, and how it is brought there: by what the server answers, never by the screen itself. */
export type State = {
  says: string;
  /** Before the page is opened. */
  arrange?: (page: Page) => Promise<unknown>;
  /** Once it stands. */
  afterwards?: (page: Page) => Promise<unknown>;
  /** Whether what marks the screen is expected on it; where not, a second is waited for whatever there is. */
  hasLandmark: boolean;
  /** Whether the browser is expected to complain of answers. */
  isLoud: boolean;
  account?: string;
};

/** What every screen needs before it is one: who looks, the hierarchy, and the names of categories. */
const GROUND = /^(access\.(me|door|demo|session)|hierarchy\.|operations\.categories|register\.about)/;
const QUESTIONS = '**/api/trpc/**';

/** Procedures of a request; tRPC asks several in one. */
const proceduresOf = (route: Route): string[] =>
  decodeURIComponent(new URL(route.request().url()).pathname.replace('/api/trpc/', '')).split(',');
const isGround = (route: Route): boolean => proceduresOf(route).every((name) => GROUND.test(name));

type Answer = { result?: { data: Json } };

/** Changes what the server answers to the questions of a screen; commands and the ground of a screen pass as they are. */
const answersChanged = (page: Page, change: (answer: Json) => Json): Promise<unknown> =>
  page.route(QUESTIONS, async (route) => {
    if (route.request().method() !== 'GET' || isGround(route)) return route.continue();
    // A connection that was kept may have been closed by the server at that very moment.
    const response = await route.fetch({ maxRetries: 2 });
    if (!response.ok()) return route.fulfill({ response });
    const names = proceduresOf(route);
    const body = (await response.json()) as Answer | Answer[];
    const changed = [body]
      .flat()
      .map((answer, at) =>
        answer.result && !GROUND.test(names[at] ?? '')
          ? { result: { data: change(answer.result.data) } }
          : answer,
      );
    return route.fulfill({ response, json: Array.isArray(body) ? changed : changed[0] });
  });

/** The server refuses the questions of a screen. */
const refused = (page: Page, httpStatus: number, code: string): Promise<unknown> =>
  page.route(QUESTIONS, (route) => {
    if (isGround(route)) return route.continue();
    const error = { error: { message: 'No.', code: -32_000, data: { code, httpStatus } } };
    const names = proceduresOf(route);
    const isBatch = new URL(route.request().url()).searchParams.has('batch');
    return route.fulfill({ status: httpStatus, json: isBatch ? names.map(() => error) : error });
  });

const lines = new WeakMap<Page, { isCut: boolean; close: (() => Promise<void>)[] }>();

/** Keeps hold of the live line, so that it can be cut. */
async function holdLine(page: Page): Promise<void> {
  const line = { isCut: false, close: [] as (() => Promise<void>)[] };
  lines.set(page, line);
  await page.routeWebSocket('**/api/**', (socket) => {
    if (!line.isCut) {
      socket.connectToServer();
      line.close.push(() => socket.close({ code: 1001 }));
      return;
    }
    void socket.close({ code: 1001 });
  });
}

/** The network goes: every request fails and the live line ends. What is there is waited for to be called old. */
async function cut(page: Page): Promise<void> {
  const line = lines.get(page);
  await page.route('**/*', (route) => route.abort('connectionrefused'));
  if (line) {
    line.isCut = true;
    await Promise.all(line.close.map((close) => close().catch(() => undefined)));
  }
  await page.waitForTimeout(6_000);
}

export const STATES = {
  loaded: { says: 'as the product serves it', hasLandmark: true, isLoud: false },
  loading: {
    says: 'the answers have not come yet',
    arrange: (page) => page.route(QUESTIONS, (route) => (isGround(route) ? route.continue() : undefined)),
    hasLandmark: false,
    isLoud: false,
  },
  empty: {
    says: 'there is nothing',
    arrange: (page) => answersChanged(page, emptied),
    hasLandmark: false,
    isLoud: false,
  },
  huge: {
    says: 'a thousand of everything, with long names',
    arrange: (page) => answersChanged(page, crowded),
    hasLandmark: false,
    isLoud: false,
  },
  error: {
    says: 'the server breaks at every question of the screen',
    arrange: (page) => refused(page, 500, 'INTERNAL_SERVER_ERROR'),
    hasLandmark: false,
    isLoud: true,
  },
  refused: {
    says: 'the server refuses every question of the screen',
    arrange: (page) => refused(page, 403, 'FORBIDDEN'),
    hasLandmark: false,
    isLoud: true,
  },
  stale: {
    says: 'the line was cut after it had loaded',
    arrange: holdLine,
    afterwards: cut,
    hasLandmark: true,
    isLoud: true,
  },
  stranger: {
    says: 'somebody looks who may do next to nothing',
    hasLandmark: false,
    isLoud: false,
    account: 'demo-wall',
  },
} as const satisfies Record<string, State>;
export type StateName = keyof typeof STATES;
export const STATE_NAMES = Object.keys(STATES) as StateName[];

/** The states that a screen can be in: a page that asks nothing, and one before signing in, is only loaded. */
export const statesOf = (screen: ScreenPlace & { states?: readonly StateName[] }): readonly StateName[] =>
  screen.states ??
  (screen.account === null || screen.name === 'not-found' || screen.name === 'components'
    ? ['loaded']
    : STATE_NAMES);
