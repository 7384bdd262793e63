import { useState } from 'react';
import type { Handled } from './answers.ts';
import type { Item } from './item.ts';
import { useHandle, useSosAnswer, useSosCalls } from './use-alarms.ts';
import { refusedText } from './words.ts';
import { offerUndo, type Reversible } from '../command/undo.ts';
import { newKey } from '../ui/new-key.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { errorText } from '../state/error-text.ts';

export type Deed = 'acknowledge' | 'shelve' | 'return' | 'close';

/** What was done last, and what was not; said aloud, and shown until the next deed. */
export type Outcome = { tone: 'done' | 'refused'; text: string } | null;

/** The number of the unit whose call for help an alarm is; null for every other. */
export const unitOf = (object: string): number | null => {
  const id = /^unit:(\d+)$/.exec(object)?.[1];
  return id === undefined ? null : Number(id);
};

/**
 * What a person does with the chosen line; the next deed need not wait for the answer to the last, and each says what came of it.
 * An SOS belongs to its unit: it is acknowledged and cleared there, and the alarm
 * follows in the same moment.
 */
export function useDeeds(unit: string, hasSos: boolean) {
  const i18n = useI18n();
  const { t } = i18n;
  const { single, group } = useHandle();
  const sos = useSosAnswer();
  const calls = useSosCalls(hasSos);
  const [outcome, setOutcome] = useState<Outcome>(null);
  const onError = (error: unknown): void =>
    setOutcome({ tone: 'refused', text: t('alarms.failed', { message: errorText(t, error) }) });
  const handled =
    (move: Deed) =>
    ({ done, left }: Handled): void => {
      const [first] = left;
      if (!first) return setOutcome({ tone: 'done', text: t(`alarms.done.${move}`, { n: done.length }) });
      const rest = left.length > 1 ? `. ${t('alarms.refused.more', { n: left.length })}` : '';
      return setOutcome({ tone: 'refused', text: `${refusedText(i18n, first)}${rest}` });
    };
  const give = (item: Item, move: Deed, more: { reason?: string; minutes?: number } = {}): void => {
    const key = newKey();
    if (item.kind === 'group') {
      if (move !== 'acknowledge' && move !== 'shelve') return;
      const { class: kind, sourceId, newestId: upTo } = item.group;
      group
        .mutateAsync({ key, move, unit, group: { class: kind, sourceId }, upTo, ...more })
        .then(handled(move), onError);
      return;
    }
    const { id, version, object } = item.row;
    const unitId = item.level === 'sos' ? unitOf(object) : null;
    if (unitId !== null && move === 'acknowledge') {
      const onSuccess = (): void =>
        setOutcome({ tone: 'done', text: t('alarms.done.acknowledge', { n: 1 }) });
      sos.mutateAsync({ type: 'unit.sos_acknowledge', key, unitId }).then(onSuccess, onError);
      return;
    }
    single.mutateAsync({ key, move, alarms: [{ id, version }], ...more }).then((answer) => {
      handled(move)(answer);
      if (move === 'shelve' && answer.done.includes(id)) offerUndo(unshelving(id, version + 1));
    }, onError);
  };
  /** Takes an alarm back from the shelf as it was put there: whoever has moved it since is in the way, and is named. */
  const unshelving = (id: number, version: number): Reversible => ({
    text: t('alarms.done.shelve', { n: 1 }),
    undo: async () => {
      const asked = {
        key: newKey(),
        move: 'return' as const,
        alarms: [{ id, version }],
        reason: t('undo.reason'),
      };
      const [first] = (await single.mutateAsync(asked)).left;
      return first ? refusedText(i18n, first) : null;
    },
  });
  /** Ends a call for help at its unit. */
  const clearSos = (unitId: number, reason: string): void => {
    const expectedVersion = calls.data?.find((call) => call.unitId === unitId)?.version ?? 1;
    const key = newKey();
    const onSuccess = (): void => setOutcome({ tone: 'done', text: t('alarms.done.close') });
    sos
      .mutateAsync({ type: 'unit.sos_clear', key, unitId, expectedVersion, reason })
      .then(onSuccess, onError);
  };
  return {
    outcome,
    forget: () => setOutcome(null),
    give,
    clearSos,
  };
}
