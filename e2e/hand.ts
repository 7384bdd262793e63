import type { Locator, Page } from 'playwright-core';

/**
 * A person's hand: what it does is a step each, as docs/usability.md counts them – a click, a key, a text that is typed, and a turn
 * of the wheel where a thing stands outside of what one sees. Every thing is waited for first: nobody presses what is not there.
 */
export class Hand {
  steps = 0;

  constructor(private readonly page: Page) {}

  async click(thing: Locator): Promise<void> {
    await thing.waitFor();
    if (!(await isInSight(thing))) {
      this.steps += 1;
      await thing.scrollIntoViewIfNeeded();
    }
    this.steps += 1;
    await thing.click();
  }

  async press(key: string): Promise<void> {
    this.steps += 1;
    await this.page.keyboard.press(key);
  }

  /** Types into what has the keys by then. */
  async type(text: string): Promise<void> {
    await this.page.waitForFunction(
      () => document.activeElement?.matches('input, textarea') ?? false,
      undefined,
      { polling: 100 },
    );
    this.steps += 1;
    await this.page.keyboard.type(text);
  }
}

/** Whether a thing's middle is on the screen and nothing it is scrolled in hides it. */
const isInSight = (thing: Locator): Promise<boolean> =>
  thing.evaluate((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const at = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return element.contains(at);
  });
