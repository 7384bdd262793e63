import { useEffectEvent, useLayoutEffect } from 'react';
import { isLayerOpen } from '../ui/use-escape.ts';
import { useKeys } from '../ui/use-keys.ts';
import { useChords } from '../ui/use-chords.ts';
import { bind, type Run } from './bound.ts';
import { commandOf, type CommandId } from './registry.ts';

/** What a part of the screen can do now: absent or undefined is what it cannot. */
export type Actions = Readonly<Partial<Record<CommandId, Run | undefined>>>;

/**
 * Lets commands be given by their keys and from the palette, for as long as whoever calls it is on the screen. Keys come from
 * the registry, so a key that is in no list cannot be used.
 */
export function useCommands(actions: Actions): void {
  const given = (Object.keys(actions) as CommandId[]).filter((id) => actions[id] !== undefined);
  const run = useEffectEvent((id: CommandId, which: number) => actions[id]?.(which));
  const keys: Record<string, () => void> = {};
  const chords: Record<string, () => void> = {};
  for (const id of given)
    commandOf(id).keys.forEach((key, which) => {
      const chord = key.startsWith('mod+') ? key.slice('mod+'.length) : null;
      if (key === 'Escape')
        keys[key] = () => {
          if (!isLayerOpen()) actions[id]?.(which);
        };
      else if (chord === null) keys[key] = () => actions[id]?.(which);
      else chords[chord] = () => actions[id]?.(which);
    });
  useKeys(keys);
  useChords(chords);
  const bound = given.join(' ');
  useLayoutEffect(
    () =>
      bind(
        bound
          .split(' ')
          .filter((id) => id !== '')
          .map((id) => ({ id: id as CommandId, run: (which) => run(id as CommandId, which) })),
      ),
    [bound],
  );
}
