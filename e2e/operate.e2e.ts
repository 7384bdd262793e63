import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask as askAs } from './ask.ts';
import { launchBrowser } from './browser.ts';
import { drawn, openPage, untilMapRests } from './screen.ts';
import { seededProduct } from './seeded.ts';
import { cookieOf } from './sign-in.ts';

const origin = seededProduct().url;
/** Almaty, in the territory of the Republic's duty officer. */
const KATO = '750000000';
const OFFICER = 'demo-republic';
const PLACE = { lon: 76.945, lat: 43.238 };

let browser: Browser;
let cookie = '';
let secret = '';
let callSign = '';

type SeenUnit = { unit: { id: number; callSign: string; type: string; status: string } };

const ask = <T>(path: string, input: unknown, how?: 'query' | 'mutation'): Promise<T> =>
  askAs<T>(origin, cookie, path, input, how);

beforeAll(async () => {
  browser = await launchBrowser();
  cookie = await cookieOf(origin, OFFICER);
  const units = await ask<SeenUnit[]>('operations.units.list', { unit: KATO });
  const patrol = units.find(({ unit }) => unit.type === 'patrol_car' && unit.status === 'free')?.unit;
  if (!patrol) throw new Error('Almaty has no free patrol car');
  ({ callSign } = patrol);
  const link = { unitId: patrol.id, reason: 'A browser test' };
  ({ secret } = await ask<{ secret: string }>('operations.units.link', link, 'mutation'));
  // The only one of which anybody knows where it is: the one that will be advised.
  const fix = { secret, ...PLACE, accuracyM: 10, at: Date.now() };
  await ask('operations.crew.position', fix, 'mutation');
});
afterAll(() => browser.close());

/** A second screen in the same territory, which nobody touches: what it shows came from the first. */
const watch = (lang: string) =>
  openPage(browser, `${origin}/operate?lang=${lang}&unit=${KATO}`, { width: 1280, height: 720 }, OFFICER);

const cardOf = (page: Page) => page.getByRole('article', { name: 'Incident card' });

describe('the desk of the operator', () => {
  it('leads an incident from the report to its end, and the other screen and the crew see each step', async () => {
    const { page, faults } = await openPage(
      browser,
      `${origin}/operate?lang=en&unit=${KATO}`,
      { width: 1920, height: 1080 },
      OFFICER,
    );
    const other = await watch('ru');

    await page.getByText(/Picture complete as of/).waitFor();
    await untilMapRests(page);

    // The report, by the keyboard alone.
    await page.bringToFront();
    await page.keyboard.press('n');
    const form = page.getByRole('form', { name: 'New report' });
    await form.waitFor();
    await page.getByRole('textbox', { name: 'Category' }).fill('alarm button');
    await page.getByRole('list', { name: 'Category' }).getByRole('button').first().waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type('43°14.28′ N 76°56.7′ E');
    await page.getByText('✓ 43.23800, 76.94500').waitFor();
    await page.getByRole('textbox', { name: 'In the caller’s words' }).fill('The button was pressed twice');
    await page.keyboard.press('Control+Enter');
    const card = cardOf(page);
    await card.waitFor();
    const words = await card.innerText();
    expect(words).toContain('The button was pressed twice');
    const number = /\d{9}-\d{4}-\d{6}/.exec(words)?.[0] ?? '';
    expect(number).not.toBe('');

    // The other screen has it in its queue and on its map.
    const row = other.page.getByRole('button', {
      name: new RegExp(`Тревожная кнопка.*43\\.23800.*${number.slice(-6)}`),
    });
    await row.click();
    const otherCard = other.page.getByRole('article', { name: 'Карточка происшествия' });
    await otherCard.getByText('The button was pressed twice').waitFor();
    await untilMapRests(other.page);
    await expect.poll(async () => (await drawn(other.page, 'incident')).length).toBeGreaterThan(0);

    // The recommendation says why; one key accepts it.
    const advice = card.getByRole('region', { name: 'Whom to send' });
    const advised = advice.getByRole('listitem').filter({ hasText: callSign });
    await advised.first().waitFor();
    expect(await advised.first().innerText()).toMatch(/nearest in time, (fresh|old) position/);
    // Beside it stands who is near, whatever they do.
    const near = card.getByRole('region', { name: 'Units near' }).getByRole('listitem');
    expect(await near.first().innerText()).toMatch(new RegExp(`${callSign} Free · [\\d,]+ m`));
    await card.getByText('Who else, and why not').first().click();
    await card.getByText('position unknown').first().waitFor();
    await page.keyboard.press('a');
    await card.getByText('Waiting for acceptance').waitFor();
    await otherCard.getByText('Ждёт подтверждения').waitFor();

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

    // A step of the playbook, by its key.
    await page.keyboard.press('d');
    await otherCard.getByText(/Сделано: Открыть карточку и план объекта/).waitFor();

    await crew.getByRole('button', { name: 'Выполнено' }).tap();
    await crew.getByText('Заданий нет').waitFor();
    await card.getByText(`${callSign}: Done`).waitFor();

    // Closing.
    await page.keyboard.press('x');
    await page
      .getByRole('form', { name: 'Close' })
      .getByRole('button', { name: 'Close', exact: true })
      .click();
    await card.getByText('Closed: Resolved').waitFor();
    await otherCard.getByText('Закрыто: Разрешено').waitFor();
    await expect.poll(() => row.count()).toBe(0);
    expect(faults).toEqual([]);
    expect(other.faults).toEqual([]);
    await phone.close();
    await other.page.close();
    await page.close();
  });

  it('says who was faster, what they did and when, and keeps what was typed', async () => {
    const facts = {
      category: 'alarm_button',
      priority: 2,
      caller: null,
      address: { settlement: '', street: '', house: '', commonName: 'Gate 2', crossing: '', text: '' },
      place: { ...PLACE, accuracyM: 10, method: 'map' },
      kato: KATO,
      facilityId: null,
      sensitive: false,
    };
    const create = { type: 'incident.create', key: 'e2e-operate-1', centre: KATO, source: 'radio', facts };
    const { incidentId } = await ask<{ incidentId: number }>(
      'operations.incidents.command',
      { ...create, startedAt: null, answeredAt: null },
      'mutation',
    );
    const { page } = await openPage(
      browser,
      `${origin}/operate?lang=en&unit=${KATO}&incident=${incidentId}`,
      { width: 1280, height: 720 },
      OFFICER,
    );
    await page.getByText(/Picture complete as of/).waitFor();
    await page.keyboard.press('x');
    const reason = page.getByRole('form', { name: 'Close' }).getByRole('textbox', { name: 'Reason' });
    await reason.fill('Nobody at the gate');
    // Somebody else takes it in the moment before the card is renewed.
    await page.route('**/api/trpc/**incidents.card**', (route) => route.abort());
    await ask(
      'operations.incidents.command',
      { type: 'incident.claim', key: 'e2e-operate-2', incidentId, expectedVersion: 1 },
      'mutation',
    );
    await reason.press('Enter');
    await page.getByText(/Somebody was faster\. Demo 1, \d\d:\d\d:\d\d: Taken/).waitFor();
    expect(await reason.inputValue()).toBe('Nobody at the gate');
    await page.unroute('**/api/trpc/**incidents.card**');
    await cardOf(page).getByText('Demo 1', { exact: true }).first().waitFor();
    expect(await reason.inputValue()).toBe('Nobody at the gate');
    await page.close();
  });

  it('tells a dispatcher of another service how complete their picture is, and asks for no units', async () => {
    const { page, faults } = await openPage(
      browser,
      `${origin}/operate?lang=en&unit=${KATO}`,
      { width: 1280, height: 720 },
      'demo-dispatcher',
    );
    await page.getByText(/Picture complete as of/).waitFor();
    expect(await page.getByRole('region', { name: 'Units', exact: true }).count()).toBe(0);
    expect(faults).toEqual([]);
    await page.close();
  });
});
