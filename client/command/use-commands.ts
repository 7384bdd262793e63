import { useEffectEvent, useLayoutEffect } from 'react';
import { isLayerOpen } from '../ui/use-escape.ts';
import { useKeys } from '../ui/use-keys.ts';
import { useChords } from '../ui/use-chords.ts';
import { bind, type Run } from './bound.ts';
import { useOpenPalette } from './palette-open.ts';
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
      if (key.startsWith('mod+')) chords[key.slice('mod+'.length)] = () => actions[id]?.(which);
      else
        keys[key] = () => {
          // What is typed is for the palette, also while that is on its way; Escape is for what is open first.
          const isTaken = useOpenPalette.getState().open !== 'none' || (key === 'Escape' && isLayerOpen());
          if (!isTaken) actions[id]?.(which);
        };
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
