import { expect, it } from 'vitest';
import { whyNot } from './send-file.ts';

it.each([
  [0, '', 'unreachable'],
  [502, '<html>', 'unreachable'],
  [503, '{"code":"busy"}', 'busy'],
  [413, '', 'large'],
  [415, '{"code":"unsupported_media_type"}', 'type'],
  [400, '{"code":"file-empty"}', 'empty'],
  [400, '{"code":"upload-cut"}', 'empty'],
  [409, '{"code":"too_many_files"}', 'many'],
  [404, '{"code":"not_found"}', 'other'],
])('an answer of %i %s is said as %s', (status, text, why) => {
  expect(whyNot(status, text)).toBe(why);
});
