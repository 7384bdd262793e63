import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask as askAs } from './ask.ts';
import { launchBrowser } from './browser.ts';
import { expectFocus, tabTo } from './focus.ts';
import { drawn, openPage, untilMapRests } from './screen.ts';
import { seededProduct } from './seeded.ts';
import { cookieOf } from './sign-in.ts';

const origin = seededProduct().url;
/** Almaty, in the territory of the Republic's duty officer. */
const KATO = '750000000';
const OFFICER = 'demo-republic';
const PLACE = { lon: 76.945, lat: 43.238 };
/** What a step asks of the server is on the screens as soon as they are told. */
const SOON = { timeout: 30_000 };

let browser: Browser;
let secret = '';
let callSign = '';
/** The crew says where it is, as its telephone does all the time: what is old is not advised. */
let tellPlace: () => Promise<unknown>;

type SeenUnit = { unit: { id: number; callSign: string; type: string; status: string } };

beforeAll(async () => {
  browser = await launchBrowser({ maps: 'not' });
  const cookie = await cookieOf(origin, OFFICER);
  const ask = <T>(path: string, input: unknown, how?: 'query' | 'mutation'): Promise<T> =>
    askAs<T>(origin, cookie, path, input, how);
  const units = await ask<SeenUnit[]>('operations.units.list', { unit: KATO });
  const patrol = units.find(({ unit }) => unit.type === 'patrol_car' && unit.status === 'free')?.unit;
  if (!patrol) throw new Error('Almaty has no free patrol car');
  ({ callSign } = patrol);
  const link = { unitId: patrol.id, reason: 'A browser test' };
  ({ secret } = await ask<{ secret: string }>('operations.units.link', link, 'mutation'));
  tellPlace = () =>
    ask('operations.crew.position', { secret, ...PLACE, accuracyM: 10, at: Date.now() }, 'mutation');
  // The only one of which anybody knows where it is: the one that will be advised.
  await tellPlace();
});
afterAll(() => browser.close());

const cardOf = (page: Page, name = 'Incident card') => page.getByRole('article', { name });

/** What a screen reader says of parts of a page, one after the other; numbers and names of units change with every run. */
async function walk(...parts: readonly Locator[]): Promise<string> {
  const said = await Promise.all(parts.map((part) => part.ariaSnapshot()));
  return `${said.join('\n\n')}\n`.replaceAll(callSign, 'CREW').replaceAll(/\d[\d:.,–]*/g, '#');
}

/** The parts of the main story that are the same on every run: the bar, the report, what is known, what one may do, the tasks. */
const golden = (lang: 'en' | 'ru', said: readonly string[]): Promise<void> =>
  expect(said.join('\n')).toMatchFileSnapshot(`golden/incident-story.${lang}.txt`);

/** Signs in, in the page, by the tab key; the page lands where it was asked for. */
async function signInByKeys(page: Page): Promise<void> {
  await page.goto(`${origin}/operate?lang=en&unit=${KATO}`);
  await page
    .getByRole('button', { name: /Republic of Kazakhstan/ })
    .first()
    .waitFor();
  await tabTo(page, ({ role, name }) => role === 'button' && name.includes('Republic of Kazakhstan'));
  await expectFocus(page, 'the account is reached');
  await page.keyboard.press('Enter');
  await page.getByText(/Picture complete as of/).waitFor(SOON);
  await expectFocus(page, 'signed in');
}

/** Reports an alarm, each field by its key, and gives the number of the incident. */
async function report(page: Page): Promise<{ number: string; form: string }> {
  await page.keyboard.press('n');
  const form = page.getByRole('form', { name: 'New report' });
  await form.waitFor();
  await expectFocus(page, 'the report is open');
  const said = await walk(form);
  await page.keyboard.type('alarm button');
  await form.getByRole('list', { name: 'Category' }).getByRole('button').first().waitFor();
  await page.keyboard.press('Enter');
  await form.getByText('✓').first().waitFor();
  await expectFocus(page, 'the category is chosen');
  await page.keyboard.press('Shift+Tab');
  await expectFocus(page, 'the priority is reached');
  const standsOn = (): Promise<string> =>
    page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
  for (let i = 0; i < 4 && (await standsOn()) !== '1'; i++) await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await form.getByRole('button', { name: '1', exact: true, pressed: true }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.type('43°14.28′ N 76°56.7′ E');
  await form.getByText('✓ 43.23800, 76.94500').waitFor();
  await expectFocus(page, 'the place is found');
  await tabTo(page, ({ role }) => role === 'textarea');
  await expectFocus(page, 'the words are reached');
  await page.keyboard.type('The button was pressed twice');
  await page.keyboard.press('Control+Enter');
  const card = cardOf(page);
  await card.getByText('The button was pressed twice').first().waitFor(SOON);
  await expectFocus(page, 'the report is sent');
  // Reading goes on in the card.
  expect(await card.evaluate((element) => element === document.activeElement)).toBe(true);
  const number = /\d{9}-\d{4}-\d{6}/.exec(await card.innerText())?.[0] ?? '';
  expect(number).not.toBe('');
  return { number, form: said };
}

it('leads an incident from the sign-in to the history without a mouse, and the other screen and the crew see each step', async () => {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 }, reducedMotion: 'reduce' });
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  await signInByKeys(page);
  const other = await openPage(
    browser,
    `${origin}/operate?lang=ru&unit=${KATO}`,
    { width: 1280, height: 720 },
    OFFICER,
  );
  await other.page.getByText(/Картина полна на/).waitFor(SOON);
  // Past the bar to the queue.
  await page.bringToFront();
  await page.keyboard.press('Shift+Tab');
  await expectFocus(page, 'the skip link is reached');
  await page.keyboard.press('Enter');
  await expectFocus(page, 'past the bar');
  expect(await page.evaluate(() => document.activeElement?.closest('.operate-queue') !== null)).toBe(true);

  const { number, form } = await report(page);
  const card = cardOf(page);

  // The other screen has it in its queue and on its map.
  const row = other.page.getByRole('button', {
    name: new RegExp(`Тревожная кнопка.*43\\.23800.*${number.slice(-6)}`),
  });
  await row.click();
  const otherCard = cardOf(other.page, 'Карточка происшествия');
  await otherCard.getByText('The button was pressed twice').waitFor(SOON);
  await untilMapRests(other.page);
  await expect.poll(async () => (await drawn(other.page, 'incident')).length).toBeGreaterThan(0);

  await tellPlace();
  await page.bringToFront();
  await page.keyboard.press('g');
  await expect.poll(() => card.locator('.facts').innerText(), SOON).toMatch(/Led by\s+Demo 1/);
  await expectFocus(page, 'it is taken');

  // The recommendation says why, and why not; one key accepts it.
  const advised = card
    .getByRole('region', { name: 'Whom to send' })
    .getByRole('listitem')
    .filter({ hasText: callSign });
  await advised.first().waitFor(SOON);
  expect(await advised.first().innerText()).toMatch(/nearest in time, (fresh|old) position/);
  // Beside it stands who is near, whatever they do.
  const near = card.getByRole('region', { name: 'Units near' }).getByRole('listitem');
  expect(await near.first().innerText()).toMatch(new RegExp(`${callSign} Free · [\\d,]+ m`));
  await tabTo(page, ({ name }) => name === 'Who else, and why not');
  await page.keyboard.press('Enter');
  await card.getByText('position unknown').first().waitFor();
  await expectFocus(page, 'the reasons are read');
  await tellPlace();
  await advised.first().getByRole('button', { name: 'Send' }).waitFor(SOON);
  await page.keyboard.press('a');
  await card.getByText('Waiting for acceptance').waitFor(SOON);
  await expectFocus(page, 'the nearest is sent');
  await otherCard.getByText('Ждёт подтверждения').waitFor(SOON);

  const parts = (of: Locator, tasks: string): Locator[] => [
    of.locator('.facts'),
    of.locator('.ops-actions').first(),
    of.getByRole('region', { name: tasks }),
  ];
  await golden('en', [await walk(page.locator('header.top')), form, await walk(...parts(card, 'Tasks'))]);
  await golden('ru', [
    await walk(other.page.locator('header.top')),
    await walk(...parts(otherCard, 'Задания')),
  ]);

  // The crew accepts and sets off without a line; the page says so and sends both when it is there again.
  const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true });
  const crew = await phone.newPage();
  await crew.goto(`${origin}/crew?lang=ru#secret=${secret}`);
  await crew.getByRole('button', { name: 'Принять' }).waitFor();
  await phone.setOffline(true);
  await crew.getByRole('button', { name: 'Принять' }).tap();
  await crew.getByText('Ждёт отправки 1 сообщение').waitFor();
  await crew.getByRole('button', { name: 'Выехали' }).tap();
  await crew.getByText('Ждут отправки 2 сообщения').waitFor();
  await crew.getByText(/Нет связи с/).waitFor();
  expect(await card.getByText('Waiting for acceptance').count()).toBe(1);
  await phone.setOffline(false);
  await crew.getByText(/Картина полна/).waitFor();
  const tasks = card.getByRole('region', { name: 'Tasks' });
  await tasks.getByRole('listitem').filter({ hasText: 'En route' }).waitFor();
  const otherTasks = otherCard.getByRole('region', { name: 'Задания' });
  await otherTasks.getByRole('listitem').filter({ hasText: 'В пути' }).waitFor();
  await card.getByText(`${callSign}: Accepted`).waitFor();
  await crew.getByRole('button', { name: 'На месте' }).tap();
  await otherCard.getByText(`${callSign}: На месте`).waitFor();

  // A step of the playbook, by its key; what stands is under control, by the tab key.
  await page.bringToFront();
  await page.keyboard.press('d');
  await otherCard.getByText(/Сделано: Открыть карточку и план объекта/).waitFor(SOON);
  await expectFocus(page, 'a step is done');
  await crew.getByRole('button', { name: 'Выполнено' }).tap();
  await crew.getByText('Заданий нет').waitFor();
  await card.getByText(`${callSign}: Done`).waitFor(SOON);
  await page.evaluate(() => document.querySelector<HTMLElement>('.incident-card')?.focus());
  await tabTo(page, ({ name }) => name === 'Under control');
  await page.keyboard.press('Enter');
  await card.getByRole('button', { name: 'Under control' }).waitFor({ ...SOON, state: 'detached' });
  await expectFocus(page, 'it is under control');

  // Closing, with its result.
  await page.keyboard.press('x');
  await page.getByRole('form', { name: 'Close' }).waitFor();
  await expectFocus(page, 'the form of closing is open');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: 'Resolved' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('listbox').waitFor({ state: 'hidden' });
  await expectFocus(page, 'the result is chosen');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await card.getByText('Closed: Resolved').waitFor(SOON);
  await expectFocus(page, 'it is closed');
  await otherCard.getByText('Закрыто: Разрешено').waitFor(SOON);
  await expect.poll(() => row.count()).toBe(0);

  // And in the history it is found again.
  await tabTo(page, ({ role, name }) => role === 'a' && name === 'Replay of this incident', 120);
  await expectFocus(page, 'the history is reached');
  const [past] = await Promise.all([page.context().waitForEvent('page'), page.keyboard.press('Enter')]);
  await past.getByText(number).first().waitFor(SOON);
  expect(faults).toEqual([]);
  expect(other.faults).toEqual([]);
  await phone.close();
  for (const one of [past, other.page, page]) await one.close();
}, 180_000);
