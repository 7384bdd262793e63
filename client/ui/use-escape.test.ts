import { expect, it } from 'vitest';
import { takerOf, type Layer } from './use-escape.ts';

const field = new EventTarget();
const elsewhere = new EventTarget();
const layer = (whileTyping: boolean, ...within: EventTarget[]): Layer => ({
  holds: (target) => target !== null && within.includes(target),
  whileTyping,
  close: () => undefined,
});

it('a press of Escape closes one thing: what was opened last', () => {
  const [below, above] = [layer(false), layer(false)];
  expect(takerOf([below, above], { target: elsewhere, typing: false })).toBe(above);
  expect(takerOf([], { target: elsewhere, typing: false })).toBeNull();
});

it('a press within something closes that, of two the inner one', () => {
  const [card, form, other] = [layer(false, field), layer(true, field), layer(false)];
  expect(takerOf([card, form, other], { target: field, typing: false })).toBe(form);
  expect(takerOf([card, other], { target: field, typing: false })).toBe(card);
});

it('a press in a field that somebody types in leaves its own form at most, so that no other one is lost', () => {
  const [report, card, form] = [layer(true), layer(false, field), layer(true, field)];
  expect(takerOf([report, card], { target: field, typing: true })).toBeNull();
  expect(takerOf([report, card, form], { target: field, typing: true })).toBe(form);
  expect(takerOf([report], { target: elsewhere, typing: true })).toBeNull();
});
