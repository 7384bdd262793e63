import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createRateLimit, networkOf } from './rate-limit.ts';

const limitAt = (burst: number, perSecond: number, maxKeys?: number) => {
  const clock = { ms: 0 };
  const limit = createRateLimit(
    { burst, perSecond },
    { now: () => clock.ms, ...(maxKeys ? { maxKeys } : {}) },
  );
  return { clock, limit };
};

it('lets a burst through, then says after how many seconds the next one may come', () => {
  const { clock, limit } = limitAt(3, 0.5);
  expect([1, 2, 3, 4].map(() => limit.take('a'))).toEqual([0, 0, 0, 2]);
  expect(limit.take('b')).toBe(0);
  clock.ms = 1_999;
  expect(limit.take('a')).toBe(1);
  clock.ms = 2_000;
  expect([limit.take('a'), limit.take('a')]).toEqual([0, 2]);
});

it('forgives a key that has shown who it is', () => {
  const { limit } = limitAt(1, 0.1);
  expect([limit.take('a'), limit.take('a')]).toEqual([0, 10]);
  limit.forgive('a');
  expect(limit.take('a')).toBe(0);
});

it('never lets more through than the burst and what was earned since', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(3_000), { maxLength: 200 }), (waitsMs) => {
      const { clock, limit } = limitAt(5, 2);
      let passed = 0;
      for (const wait of waitsMs) {
        clock.ms += wait;
        if (limit.take('a') === 0) passed += 1;
      }
      expect(passed).toBeLessThanOrEqual(5 + (clock.ms / 1000) * 2 + 1e-6);
    }),
  );
});

it('holds a bounded number of keys, and a flood of strangers does not free one who keeps knocking', () => {
  const { limit } = limitAt(1, 0.001, 100);
  limit.take('guesser');
  for (let i = 0; i < 10_000; i += 1) {
    limit.take(`stranger ${i}`);
    if (i % 50 === 0) expect(limit.take('guesser')).toBeGreaterThan(0);
  }
  expect(limit.size).toBe(100);
});

it.each([
  ['10.0.0.7', '10.0.0.7'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['2001:0DB8:0:0:ffff::9', '2001:db8:0:0::/64'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['1::', '1:0:0:0::/64'],
  ['unknown', 'unknown'],
])('the key of %s is %s', (address, key) => {
  expect(networkOf(address)).toBe(key);
});
