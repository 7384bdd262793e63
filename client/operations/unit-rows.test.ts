import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, expect, test, vi } from 'vitest';
import { MAX_UNITS_ASKED } from '../../shared/operations/unit-rows.ts';
import { trpc } from '../trpc.ts';
import type { UnitRow } from './answers.ts';
import { createUnitRows } from './renewals.ts';

const ALMATY = '750000000';
const { queryKey } = trpc.operations.units.list.queryOptions({ unit: ALMATY });
const row = (id: number, status = 'free') => ({ unit: { id, status } }) as UnitRow;
const event = (id: number) => ({ kind: 'unit.status_changed', object: `unit:${id}` });

const queries = new QueryClient();
const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  queries.clear();
});
/** A list that a screen shows; `whole` loads all of it. */
const show = (whole: () => Promise<UnitRow[]>): void =>
  void stops.push(
    new QueryObserver(queries, { queryKey, queryFn: whole, staleTime: Infinity, retry: false }).subscribe(
      () => {},
    ),
  );
const rows = (): UnitRow[] | undefined => queries.getQueryData<UnitRow[]>(queryKey);

test('only units of which something was told are asked for, and the others stay as they are', async () => {
  const before = [row(1), row(2), row(3)];
  queries.setQueryData(queryKey, before);
  const whole = vi.fn<() => Promise<UnitRow[]>>(() => Promise.resolve(before));
  show(whole);
  const ask = vi.fn<() => Promise<UnitRow[]>>(() => Promise.resolve([row(2, 'en_route')]));
  const units = createUnitRows(queries, ask);
  expect(units.note({ kind: 'incident.created', object: 'incident:1' })).toBe(false);
  expect(units.note(event(2))).toBe(true);
  units.note(event(3));
  await units.renew();
  expect(ask.mock.calls).toEqual([[{ unit: ALMATY, ids: [2, 3] }]]);
  // The third has left: it was asked for and not answered.
  expect(rows()).toEqual([row(1), row(2, 'en_route')]);
  expect(rows()?.[0]).toBe(before[0]);
  await units.renew();
  expect(ask).toHaveBeenCalledTimes(1);
  expect(whole).not.toHaveBeenCalled();
});

test('an event of an incident asks for those that are sent to it, and for those whose incident is hidden', async () => {
  const sent = (id: number, incident: { id: number } | null): UnitRow =>
    ({ ...row(id), work: { task: { id: 1 }, incident } }) as unknown as UnitRow;
  queries.setQueryData(queryKey, [row(1), sent(2, { id: 7 }), sent(3, { id: 8 }), sent(4, null)]);
  show(() => Promise.resolve([]));
  const ask = vi.fn<() => Promise<UnitRow[]>>(() => Promise.resolve([sent(2, { id: 7 }), row(4)]));
  const units = createUnitRows(queries, ask);
  units.note({ kind: 'incident.edited', object: 'incident:7' });
  await units.renew();
  expect(ask.mock.calls).toEqual([[{ unit: ALMATY, ids: [2, 4] }]]);
  expect(rows()).toEqual([row(1), sent(2, { id: 7 }), sent(3, { id: 8 }), row(4)]);
});

test('what was not answered is asked for again with what came since', async () => {
  queries.setQueryData(queryKey, [row(1), row(2)]);
  show(() => Promise.resolve([]));
  const ask = vi.fn<(which: { unit: string; ids: number[] }) => Promise<UnitRow[]>>();
  ask.mockRejectedValueOnce(new Error('No line')).mockResolvedValueOnce([row(1, 'busy'), row(2, 'busy')]);
  const units = createUnitRows(queries, ask);
  units.note(event(1));
  await expect(units.renew()).rejects.toThrow('No line');
  expect(rows()).toEqual([row(1), row(2)]);
  units.note(event(2));
  await units.renew();
  expect(ask.mock.calls[1]?.[0].ids.toSorted()).toEqual([1, 2]);
  expect(rows()).toEqual([row(1, 'busy'), row(2, 'busy')]);
});

test('a whole list that was read before the change and comes after it does not take it back', async () => {
  let arrive = (_rows: UnitRow[]): void => {};
  show(() => new Promise((resolve) => (arrive = resolve)));
  const ask = vi.fn<() => Promise<UnitRow[]>>(() => Promise.resolve([row(1, 'on_scene')]));
  const units = createUnitRows(queries, ask);
  units.note(event(1));
  const renewed = units.renew();
  await Promise.resolve();
  expect(ask).not.toHaveBeenCalled();
  arrive([row(1), row(2)]);
  await renewed;
  expect(rows()).toEqual([row(1, 'on_scene'), row(2)]);
});

test('an event of an incident asks again for a whole list that was on its way: who is sent there was not known', async () => {
  const arrive: ((rows: UnitRow[]) => void)[] = [];
  show(() => new Promise((resolve) => arrive.push(resolve)));
  const units = createUnitRows(queries);
  expect(units.note({ kind: 'incident.edited', object: 'incident:7' })).toBe(true);
  const renewed = units.renew();
  arrive[0]?.([row(1)]);
  await vi.waitFor(() => expect(arrive).toHaveLength(2));
  arrive[1]?.([row(1, 'on_scene')]);
  await renewed;
  expect(rows()).toEqual([row(1, 'on_scene')]);
  expect(units.note({ kind: 'incident.edited', object: 'incident:7' })).toBe(false);
});

test('of very many the whole list is asked for, and what nobody sees is when somebody does', async () => {
  queries.setQueryData(queryKey, [row(1)]);
  const ask = vi.fn<() => Promise<UnitRow[]>>(() => Promise.resolve([]));
  const units = createUnitRows(queries, ask);
  units.note(event(1));
  await units.renew();
  expect(ask).not.toHaveBeenCalled();
  expect(queries.getQueryState(queryKey)?.isInvalidated).toBe(true);

  const whole = vi.fn<() => Promise<UnitRow[]>>(() => Promise.resolve([row(5)]));
  show(whole);
  await vi.waitFor(() => expect(rows()).toEqual([row(5)]));
  for (let id = 1; id <= MAX_UNITS_ASKED + 1; id++) units.note(event(id));
  await units.renew();
  expect(ask).not.toHaveBeenCalled();
  expect(whole).toHaveBeenCalledTimes(2);
});
