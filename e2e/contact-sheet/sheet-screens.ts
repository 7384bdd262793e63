import type { Page } from 'playwright-core';
import { SCREENS, type ScreenPlace } from '../screens.ts';

/** A screen of the sheet; some stand only after a key. */
export type SheetScreen = ScreenPlace & { open?: (page: Page) => Promise<void> };

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
];
