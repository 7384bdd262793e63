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

const pressed = (name: string, path: string, key: string, landmark: string): SheetScreen => ({
  name,
  path,
  landmark: 'main',
  account: 'demo-republic',
  open: async (page) => {
    await page.keyboard.press(key);
    await page.locator(landmark).first().waitFor();
  },
});

/** What somebody opens on a screen by a press here and there: a form, or one thing of a list. */
const opened = (name: string, path: string, presses: readonly string[], landmark: string): SheetScreen => ({
  name,
  path,
  landmark: presses[0] ?? landmark,
  account: 'demo-republic',
  states: ['loaded'],
  open: async (page) => {
    for (const press of presses) await page.locator(press).first().click();
    await page.locator(landmark).first().waitFor();
  },
});
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
  pressed('palette', '/operate?unit=750000000', 'Control+k', '.palette'),
  pressed('map-tools', '/?unit=790000000', 'w', '[role="toolbar"]'),
  { ...pressed('new-report', '/operate?unit=750000000', 'n', '.report-form'), states: ['loaded'] },
  { ...pressed('go-to', '/?unit=790000000', '0', '.tool-form'), states: ['loaded'] },
  { ...pressed('print', '/?unit=790000000', 'Control+p', '.tool-form'), states: ['loaded'] },
  opened('person-new', admin('people'), ['.plain-button'], 'form.access-card'),
  opened('person', admin('people'), ['.person-line'], '.access-card'),
  opened('rule-new', admin('notify'), ['.notify .plain-button'], '.notify form'),
  opened('unit-new', admin('units'), ['.office-tools .plain-button'], '.office-open form'),
  opened('unit', admin('units'), ['.office-line'], '.office-open .office-card'),
  opened('playbook', admin('playbooks'), ['.playbook-line'], '.office-open .office-card'),
  opened(
    'playbook-edit',
    admin('playbooks'),
    ['.playbook-line', '.office-open .plain-button'],
    'form.office-card',
  ),
  opened('token-new', admin('tokens'), ['.tokens .plain-button'], '.tokens form'),
  opened('audit-entry', admin('audit'), ['.audit-line'], '.access-card'),
  opened('source', admin('sources'), ['.source-line'], '.access-card'),
  opened('wanted-new', admin('wanted'), ['.wanted .plain-button'], 'form.wanted-form'),
  opened('wall-settings', admin('walls'), ['.wall-card-tools button:last-child'], 'form.wall-form'),
  opened(
    'wall-composer',
    admin('walls'),
    ['.admin-section .segment:last-child', '.walls-head .plain-button'],
    '.composer-body',
  ),
  opened('facility-edit', '/?unit=611000000&facility={facility}', ['.card-buttons button'], 'form.edit-form'),
  opened('gap-form', '/?part=gaps&unit=615800000', ['.gap-line input', '.gap-bar button'], '.gap-form'),
];
