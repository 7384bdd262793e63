import { useMutation } from '@tanstack/react-query';
import { layoutOfUnit } from '../../../shared/wall/layouts.ts';
import type { WallOrder } from '../../../shared/wall/state.ts';
import { refusalText } from '../../access/refusal-text.ts';
import { useHierarchy } from '../../hierarchy/use-hierarchy.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { client, queryClient, trpc } from '../../trpc.ts';
import { newKey } from '../../ui/new-key.ts';
import type { Target } from '../target.ts';
import { offerUndo } from '../undo.ts';

type Putting = Extract<Target, { to: 'wall' }>;
/** As the button of a headline has it: what is put on a wall by hand goes by itself. */
const MINUTES = 30;

const order = async (id: number, what: WallOrder): Promise<void> => {
  await client.wall.order.mutate({ id, key: newKey(), order: what });
  await queryClient.invalidateQueries({ queryKey: trpc.wall.pathKey() });
};

/** Puts a territory on a wall, in the layout for what it is, and offers to take it off. */
export function usePut(onDone: () => void) {
  const i18n = useI18n();
  const { t, name, number } = i18n;
  const { tree } = useHierarchy();
  const why = (error: unknown): string =>
    refusalText(i18n, error, { BAD_REQUEST: t('walls.refused'), CONFLICT: t('walls.changed') });
  const unitOf = (kato: string) => tree?.units[tree.indexOf.get(kato) ?? -1];
  const put = useMutation({
    networkMode: 'always',
    mutationFn: async ({ wallId, screen, kato }: Putting) => {
      const unit = unitOf(kato);
      const shows = { type: 'territory', unit: kato, layout: unit ? layoutOfUnit(unit) : null } as const;
      await order(wallId, { type: 'push', screens: [screen], shows, minutes: MINUTES });
    },
    onSuccess: (_answer, { wallId, wall, kato }) => {
      const unit = unitOf(kato);
      offerUndo({
        text: t('line.put', {
          what: unit ? name(unit.name) : kato,
          wall,
          n: MINUTES,
          nText: number(MINUTES),
        }),
        undo: () => order(wallId, { type: 'release', screens: [] }).then(() => null, why),
      });
      onDone();
    },
  });
  return { give: put.mutate, error: put.error ? why(put.error) : null, reset: put.reset };
}
