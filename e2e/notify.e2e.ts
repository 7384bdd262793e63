import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { ask as askAs } from './ask.ts';
import { violationsOf, withAxe } from './axe.ts';
import { launchBrowser } from './browser.ts';
import { startProduct } from './product.ts';
import { cookieOf, signInPage } from './sign-in.ts';
import { receiver } from '../server/notify/notify.fixture.ts';
import { readMail, smtpServer } from '../server/notify/smtp.fixture.ts';
import { signatureOf } from '../server/notify/webhook/secret.ts';

/** Turkistan region; the demonstration's third account is its chief. */
const KATO = '610000000';
const OFFICER = 'demo-republic';
const CHIEF = 'demo-turkistan';
const SIZE = { width: 1280, height: 720 };
const MOST_TABS = 120;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser({ maps: 'not' });
});
afterAll(() => browser.close());

async function opened(origin: string, path: string, account: string): Promise<Page> {
  const context = await browser.newContext({ viewport: SIZE, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await withAxe(page);
  await signInPage(page, origin, account);
  await page.goto(`${origin}${path}`);
  return page;
}

/** Goes on by the Tab key to an element. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let n = 0; n < MOST_TABS; n++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The Tab key does not lead to ${String(target)}`);
}

it('tells the chief of an incident by bell, mail and webhook, by a rule that was made with the keyboard', async () => {
  const smtp = await smtpServer({ plain: true });
  const hook = await receiver();
  const product = await startProduct({
    env: () => ({
      SHOLU_SMTP_URL: `smtp://127.0.0.1:${smtp.port}`,
      SHOLU_SMTP_FROM: 'Sholu <sholu@police.example.kz>',
      SHOLU_WEBHOOK_HOSTS: '127.0.0.1',
      SHOLU_WEBHOOK_HTTP: '1',
    }),
  });
  onTestFinished(() => product.stop());
  const origin = product.url;

  // Where the messages go.
  const admin = await opened(origin, '/admin?section=notify&lang=en', OFFICER);
  await admin.getByText(/^E-mail through 127\.0\.0\.1/).waitFor();
  await admin.getByRole('button', { name: 'Addresses' }).click();
  await admin.getByRole('button', { name: 'Change: Demo 3' }).click();
  const contact = admin.getByRole('form', { name: 'Demo 3' });
  await contact.getByLabel('E-mail address').fill('chief@police.example.kz');
  await contact.getByLabel('Why').fill('A browser test');
  await contact.getByRole('button', { name: 'Save' }).click();
  await admin.getByText('chief@police.example.kz').waitFor();
  await admin.getByRole('button', { name: 'Add a program' }).click();
  const webhook = admin.getByRole('form', { name: 'Add a program' });
  await webhook.getByLabel('Name').fill('Duty board');
  await webhook.getByLabel('Address').fill(hook.url);
  await webhook.getByLabel(/^Territory/).fill('Turkistan Region');
  await admin
    .getByRole('option', { name: /^Turkistan Region/ })
    .first()
    .click();
  await webhook.getByLabel('Why').fill('A browser test');
  await webhook.getByRole('button', { name: 'Save' }).click();
  const secret = await admin.locator('.notify-secret').innerText();
  await admin.getByRole('button', { name: 'I have kept it' }).click();
  expect(await violationsOf(admin)).toEqual([]);

  // The rule, by the keyboard alone.
  await admin.getByRole('button', { name: 'Rules' }).focus();
  await admin.keyboard.press('Enter');
  await tabTo(admin, admin.getByRole('button', { name: 'New rule' }));
  await admin.keyboard.press('Enter');
  const form = admin.getByRole('form', { name: 'New rule' });
  await tabTo(admin, form.getByLabel('Name'));
  await admin.keyboard.type('Grave incidents of the region');
  await tabTo(admin, form.getByLabel(/^Territory/));
  await admin.keyboard.type('Turkistan Region');
  await admin
    .getByRole('option', { name: /^Turkistan Region/ })
    .first()
    .waitFor();
  await admin.keyboard.press('ArrowDown');
  await admin.keyboard.press('Enter');
  await tabTo(admin, form.getByLabel('Add a person'));
  await admin.keyboard.type('Demo 3');
  await tabTo(admin, form.getByRole('button', { name: /^Demo 3/ }));
  await admin.keyboard.press('Enter');
  await form.getByRole('button', { name: 'Take away Demo 3' }).waitFor();
  for (const label of ['E-mail', 'Duty board']) {
    await tabTo(admin, form.getByRole('checkbox', { name: label }));
    await admin.keyboard.press('Space');
  }
  await tabTo(admin, form.getByLabel('Why'));
  await admin.keyboard.type('A browser test');
  expect(await violationsOf(admin)).toEqual([]);
  await tabTo(admin, form.getByRole('button', { name: 'Save' }));
  await admin.keyboard.press('Enter');
  await admin.getByRole('button', { name: /^Grave incidents of the region/ }).waitFor();

  // The chief sits at the live picture; somebody else takes the call.
  const chief = await opened(origin, `/operate?lang=kk&unit=${KATO}`, CHIEF);
  await chief.getByRole('button', { name: 'Хабарламалар: оқылмағаны жоқ' }).waitFor();
  const incident = await reported(origin, await cookieOf(origin, OFFICER));

  const bell = chief.getByRole('button', { name: 'Хабарламалар: 1 оқылмаған' });
  await bell.waitFor();
  await expect.poll(() => smtp.mails.length).toBe(1);
  const { headers, text } = readMail(smtp.mails[0]?.raw ?? '');
  expect(headers.get('subject')).toContain(incident.number);
  expect(text).toContain(`/operate?incident=${incident.id}`);
  await expect.poll(() => hook.posted.length).toBe(1);
  const [post] = hook.posted;
  const at = Number(post?.headers['x-sholu-timestamp']);
  expect(post?.headers['x-sholu-signature']).toBe(signatureOf(secret, at, post?.body ?? ''));

  // The notice leads to the card, by the keyboard, and is read then.
  await bell.focus();
  await chief.keyboard.press('Enter');
  const line = chief.getByRole('button', { name: new RegExp(incident.number) });
  await line.waitFor();
  expect(await violationsOf(chief)).toEqual([]);
  await tabTo(chief, line);
  await chief.keyboard.press('Enter');
  await chief.getByRole('article').getByText(incident.number).first().waitFor();
  await chief.getByRole('button', { name: 'Хабарламалар: оқылмағаны жоқ' }).waitFor();

  // The administrator sees what became of it.
  await admin.getByRole('button', { name: 'Messages' }).click();
  await admin.getByRole('button', { name: 'Sent', exact: true }).click();
  await expect.poll(() => admin.locator('.notify-table tbody tr').count()).toBe(3);
  expect(await violationsOf(admin)).toEqual([]);
});

async function reported(origin: string, cookie: string): Promise<{ id: number; number: string }> {
  const command = {
    type: 'incident.create',
    key: 'e2e-notify-1',
    centre: KATO,
    source: 'call_102',
    startedAt: null,
    answeredAt: null,
    facts: {
      category: 'armed_attack',
      priority: 1,
      caller: null,
      address: {
        settlement: 'Түркістан',
        street: 'Төле би',
        house: '10',
        commonName: '',
        crossing: '',
        text: '',
      },
      place: { lon: 68.25, lat: 43.3, accuracyM: null, method: 'map' },
      kato: KATO,
      facilityId: null,
      sensitive: false,
    },
  };
  const { incident } = await askAs<{ incident: { id: number; number: string } }>(
    origin,
    cookie,
    'operations.incidents.command',
    command,
    'mutation',
  );
  return incident;
}
