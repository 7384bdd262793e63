import fc from 'fast-check';
import { expect, it } from 'vitest';
import { attachment } from './attachment.ts';

it.each([
  ['sholu-audit.csv', 'attachment; filename="sholu-audit.csv"'],
  [
    'Аудит "1".csv',
    `attachment; filename="_____ _1_.csv"; filename*=UTF-8''%D0%90%D1%83%D0%B4%D0%B8%D1%82%20_1_.csv`,
  ],
  ['a\r\nSet-Cookie: x=1.csv', 'attachment; filename="a__Set-Cookie_ x=1.csv"'],
  ['../../etc/passwd', 'attachment; filename=".._.._etc_passwd"'],
])('%j becomes %s', (name, header) => {
  expect(attachment(name)).toBe(header);
});

it('is one header of printable ASCII whatever the name is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      expect(attachment(name)).toMatch(
        /^attachment; filename="[^"\\]*"(; filename\*=UTF-8''[\w%.~!&+#$^`|{}-]*)?$/,
      );
      expect(attachment(name)).toMatch(/^[\x20-\x7e]*$/);
    }),
  );
});
