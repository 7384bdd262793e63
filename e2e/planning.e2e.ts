import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { violationsOf, withAxe } from './axe.ts';
import { launchBrowser } from './browser.ts';
import { openPage, untilMapRests } from './screen.ts';
import { seededProduct } from './seeded.ts';
import { pdfText } from '../server/pdf/pdf-text.fixture.ts';

const origin = seededProduct().url;
const TURKISTAN = '610000000';
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

/** Chooses the crew at a place in the list of those that can be moved, and says its call sign. */
async function chooseCrew(page: Page, at: number): Promise<string> {
  await page.getByRole('combobox', { name: 'Что', exact: true }).click();
  const option = page.getByRole('option').nth(at);
  const callSign = (await option.innerText()).trim();
  await option.click();
  return callSign;
}

it('a chief sees a gap, runs the programme, moves two patrols, compares and prints the order', async () => {
  const { page, faults } = await openPage(
    browser,
    `${origin}/?lang=ru&unit=${TURKISTAN}&measure=access_control&of=required`,
    { width: 1280, height: 800 },
    'demo-turkistan',
  );
  await withAxe(page);
  await page.reload();
  await page.getByText('Контроль доступа').first().waitFor();
  await button(page, 'Планирование').click();

  await page.getByRole('tab', { name: 'Оснащение' }).click();
  await page.getByRole('combobox', { name: 'Взять опубликованный бюджет' }).click();
  await page.getByRole('option', { name: /Кызылорд/ }).click();
  await page.locator('.programme-form button[type=submit], .programme-form .plain-button').last().click();
  await page.locator('.programme-standing').waitFor({ timeout: 60_000 });

  await page.getByRole('tab', { name: 'Что если' }).click();
  await button(page, 'Новый вариант').click();
  await page.getByText('Пока ничего не изменено', { exact: false }).waitFor();
  await untilMapRests(page);
  await button(page, 'Переместить наряд').click();
  const first = await chooseCrew(page, 1);
  await page.getByLabel('Координаты').fill('43.15, 70.45');
  await button(page, 'Добавить').click();
  await page.getByText(`${first}: переместить, 43.1500, 70.4500`).waitFor();
  // The other one is pointed at on the map.
  await button(page, 'Переместить наряд').click();
  const second = await chooseCrew(page, 2);
  await page
    .locator('.map-canvas canvas')
    .first()
    .click({ position: { x: 380, y: 420 } });
  await button(page, 'Добавить').click();
  await page.locator('.change-text').nth(1).waitFor();
  expect(await page.locator('.change-text').nth(1).innerText()).toContain(second);
  await page
    .getByRole('cell', { name: /[−+]\d/ })
    .first()
    .waitFor();
  await page.keyboard.press('z');
  expect(await page.locator('.change-text').count()).toBe(1);
  await page.keyboard.press('y');
  expect(await page.locator('.change-text').count()).toBe(2);
  await page.getByLabel('Название варианта').fill('Два наряда');
  await button(page, /^Сохранить/).click();
  await button(page, /^Сохранён/).waitFor();
  expect(await violationsOf(page)).toEqual([]);

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Приказ, PDF' }).click(),
  ]);
  const file = await readFile(await download.path());
  expect(file.subarray(0, 5).toString()).toBe('%PDF-');
  const text = pdfText(file).join('\n');
  for (const said of [
    'Проект приказа',
    'Два наряда',
    first,
    second,
    'Демонстрационные данные',
    'Начальник ЦОУ',
  ])
    expect(text).toContain(said);

  await button(page, 'Все варианты').click();
  await button(page, 'Новый вариант').click();
  await page.getByText('Пока ничего не изменено', { exact: false }).waitFor();
  await button(page, 'Все варианты').click();
  for (const box of (await page.getByRole('checkbox').all()).slice(0, 2)) await box.check();
  await button(page, 'Сравнить: 2').click();
  const table = page.getByRole('table', { name: 'Сравнение вариантов' });
  await table.getByRole('columnheader', { name: /Два наряда/ }).waitFor();
  expect(await table.getByRole('columnheader').count()).toBe(4);
  expect(await violationsOf(page)).toEqual([]);
  expect(faults).toEqual([]);
  await page.close();
});
