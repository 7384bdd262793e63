import { commandOf, type CommandId } from './registry.ts';

const isMac = typeof navigator !== 'undefined' && /mac|iphone|ipad/i.test(navigator.userAgent);

const PRINTED: Readonly<Record<string, string>> = {
  Escape: 'Esc',
  Enter: '↵',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Space: '␣',
  mod: isMac ? '⌘' : 'Ctrl',
};

/** A key as it is printed on buttons: `mod+k` as `Ctrl+K`, on a Mac `⌘K`; `Escape` as `Esc`. */
export const printKey = (key: string): string =>
  key
    .split('+')
    .map((part) => PRINTED[part] ?? (part.length === 1 ? part.toUpperCase() : part))
    .join(isMac ? '' : '+');

/** The key of a command, for its button. */
export const keyFor = (id: CommandId): string => printKey(commandOf(id).keys[0] ?? '');
