import { useEffect, useEffectEvent } from 'react';
import { FIRST_TASKS, type FirstTask } from '../../../shared/access/preference.ts';
import { COUNTRY_KATO } from '../../../shared/hierarchy/schema.ts';
import { useSignedIn } from '../../access/use-me.ts';
import { useOpenPalette } from '../../command/palette-open.ts';
import { useView, useWorkspace } from '../../state/use-view.ts';
import { usePreferences, useRemember } from './use-preferences.ts';

/** Ticks the first tasks by itself when they are done, whichever way. Keeping a view ticks where it is kept. */
export function useFirstTasks(): void {
  const view = useView();
  const workspace = useWorkspace();
  const { homeUnits } = useSignedIn();
  const open = useOpenPalette((store) => store.open);
  const known = usePreferences();
  const remember = useRemember();
  const [home = COUNTRY_KATO] = homeUnits;
  const done: Readonly<Record<Exclude<FirstTask, 'view'>, boolean>> = {
    territory: view.unit !== home && view.unit !== COUNTRY_KATO,
    palette: open === 'all',
    keys: view.panel === 'keys',
    work:
      (workspace === 'operate' && (view.incident !== undefined || view.alarms !== 'off')) ||
      (workspace === 'coverage' && view.part === 'gaps') ||
      (workspace === 'admin' && view.section === 'audit'),
  };
  const fresh = FIRST_TASKS.filter(
    (task) => task !== 'view' && done[task] && !known?.tasks.includes(task),
  ).join(' ');
  const tick = useEffectEvent(() => {
    const tasks = fresh.split(' ');
    remember((before) => ({
      ...before,
      tasks: FIRST_TASKS.filter((task) => before.tasks.includes(task) || tasks.includes(task)),
    }));
  });
  const isKnown = known !== undefined;
  useEffect(() => {
    if (isKnown && fresh !== '') tick();
  }, [isKnown, fresh]);
}
