import type { Page } from 'playwright-core';
import { SCREENS, type ScreenPlace } from '../screens.ts';
import type { StateName } from './states.ts';

/** A screen of the sheet; some stand only after a key, some have no other states than those. */
export type SheetScreen = ScreenPlace & {
  open?: (page: Page) => Promise<void>;
  states?: readonly StateName[];
};

const wall = (name: string, path: string): SheetScreen => ({
  name,
  path,
  landmark: '.wall-status[data-state="complete"]',
  account: 'demo-wall',
});

/** What somebody opens on a screen. */
const opened = (
  name: string,
  path: string,
  open: (page: Page) => Promise<unknown>,
  landmark: string,
): SheetScreen => ({
  name,
  path,
  landmark: 'main',
  account: 'demo-republic',
  open: async (page) => {
    await open(page);
    await page.locator(landmark).first().waitFor();
  },
});
const key = (name: string) => (page: Page) => page.keyboard.press(name);
const press =
  (...selectors: readonly string[]) =>
  async (page: Page) => {
    for (const selector of selectors) await page.locator(selector).first().click();
  };
/** The same of what has no states of its own: a form, or one thing of a list. */
const form = (...of: Parameters<typeof opened>): SheetScreen => ({ ...opened(...of), states: ['loaded'] });
const admin = (section: string): string => `/admin?section=${section}`;

/**
 * What the sheet shows beside {@link SCREENS}: the walls of the demonstration, which no keyboard reaches and whose letters have
 * their own check, and what stands over a screen for as long as it is used.
 */
export const SHEET_SCREENS: readonly SheetScreen[] = [
  ...SCREENS,
  wall('wall-screen-capital', '/wall?wall=1&screen=1'),
  wall('wall-screen-almaty', '/wall?wall=2&screen=1'),
  wall('wall-screen-almaty-2', '/wall?wall=2&screen=2'),
  { name: 'wall-screen-door', path: '/wall', landmark: '.wall-message', account: null },
  opened('palette', '/operate?unit=750000000', key('Control+k'), '.palette'),
  opened('map-tools', '/?unit=790000000', key('w'), '[role="toolbar"]'),
  form('new-report', '/operate?unit=750000000', key('n'), '.report-form'),
  form('go-to', '/?unit=790000000', key('0'), '.tool-form'),
  form('print', '/?unit=790000000', key('Control+p'), '.tool-form'),
  form('person-new', admin('people'), press('.plain-button'), 'form.access-card'),
  form('person', admin('people'), press('.person-line'), '.access-card'),
  form('rule-new', admin('notify'), press('.notify .plain-button'), '.notify form'),
  form('unit-new', admin('units'), press('.office-tools .plain-button'), '.office-open form'),
  form('unit', admin('units'), press('.office-line'), '.office-open .office-card'),
  form('playbook', admin('playbooks'), press('.playbook-line'), '.office-open .office-card'),
  form(
    'playbook-edit',
    admin('playbooks'),
    press('.playbook-line', '.office-open .plain-button'),
    'form.office-card',
  ),
  form('token-new', admin('tokens'), press('.tokens .plain-button'), '.tokens form'),
  form('audit-entry', admin('audit'), press('.audit-line'), '.access-card'),
  form('source', admin('sources'), press('.source-line'), '.access-card'),
  form('wanted-new', admin('wanted'), press('.wanted .plain-button'), 'form.wanted-form'),
  form('wall-settings', admin('walls'), press('.wall-card-tools button:last-child'), 'form.wall-form'),
  form(
    'wall-composer',
    admin('walls'),
    press('.admin-section .segment:last-child', '.walls-head .plain-button'),
    '.composer-body',
  ),
  form(
    'facility-edit',
    '/?unit=611000000&facility={facility}',
    press('.card-buttons button'),
    'form.edit-form',
  ),
  form('gap-form', '/?part=gaps&unit=615800000', press('.gap-line input', '.gap-bar button'), '.gap-form'),
];
