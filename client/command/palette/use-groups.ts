import { COUNTRY_KATO } from '../../../shared/hierarchy/schema.ts';
import { otherLayout } from '../../../shared/hierarchy/keyboard-layout.ts';
import { ancestry } from '../../../shared/hierarchy/tree.ts';
import { mayDo, useSignedIn } from '../../access/use-me.ts';
import { useHierarchy } from '../../hierarchy/use-hierarchy.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { SEARCH_FROM_LETTERS, useSearch } from '../../register/use-register.ts';
import { useBound } from '../bound.ts';
import type { World } from '../line/read-line.ts';
import type { Found } from '../line/verbs.ts';
import { printKey } from '../print-key.ts';
import { commandOf, type CommandId } from '../registry.ts';
import { isWay, targetKey, type Way } from '../target.ts';
import { useSavedViews } from '../use-saved-views.ts';
import type { Item, ItemGroup } from './item.ts';
import { recentOf } from './recent.ts';
import { fitsWords, inEveryLanguage } from './use-world.ts';

const MOST = 6;
/** The palette does not offer to open itself. */
const ITS_OWN = new Set<CommandId>(['palette.open', 'line.open', 'screen.back']);

const itemOf = ({ label, hint, target }: Found): Item[] =>
  isWay(target) ? [{ key: targetKey(target), label, hint, does: { is: 'go', target } }] : [];

/** The commands that somebody could give on this screen now. */
function useCommandItems(): Item[] {
  const { t } = useI18n();
  const bindings = useBound((store) => store.bindings);
  const ids = [...new Set(bindings.map(({ id }) => id))].filter((id) => !ITS_OWN.has(id));
  return ids.map((id) => {
    const { title, keys } = commandOf(id);
    return {
      key: `command ${id}`,
      label: t(title),
      printed: keys.length === 1 ? printKey(keys[0] ?? '') : undefined,
      does: { is: 'go', target: { to: 'command', id } },
    };
  });
}

/** Settlements and facilities of the register by name; in the other layout when there are none in this one. */
function useRegisterItems(text: string): { items: Item[]; isBusy: boolean } {
  const may = mayDo(useSignedIn(), 'register.read');
  const { name } = useI18n();
  const { tree } = useHierarchy();
  const asked = may ? text : '';
  const found = useSearch(asked);
  const isNone = found.data?.length === 0 && !found.isPlaceholderData;
  const other = useSearch(isNone ? otherLayout(asked) : '');
  const hits = asked.trim().length < SEARCH_FROM_LETTERS ? [] : ((isNone ? other.data : found.data) ?? []);
  const placeOf = (kato: string): string =>
    tree
      ? ancestry(tree, kato)
          .filter(({ level }) => level > 0)
          .map((unit) => name(unit.name))
          .join(', ')
      : '';
  const items = hits.flatMap((hit): Item[] => {
    if (hit.kind === 'unit') return [];
    const target: Way =
      hit.kind === 'facility'
        ? { to: 'facility', id: hit.id, kato: hit.kato, name: name(hit.name) }
        : { to: 'territory', kato: hit.kato };
    return [
      {
        key: `${hit.kind} ${hit.id}`,
        label: name(hit.name),
        hint: placeOf(hit.kato),
        does: { is: 'go', target },
      },
    ];
  });
  return { items: items.slice(0, MOST), isBusy: found.isFetching || other.isFetching };
}

/** Everything of the palette that some words fit, by kind; without words what was used lately, and what can be done here. */
export function useGroups(text: string, world: World): { groups: ItemGroup[]; isBusy: boolean } {
  const me = useSignedIn();
  const { t } = useI18n();
  const { tree } = useHierarchy();
  const { name } = useI18n();
  const commands = useCommandItems();
  const register = useRegisterItems(text);
  const typed = text.trim();

  const labelled = (target: Way): Item[] => {
    const found = foundOf(target);
    return found === null ? [] : itemOf(found);
  };
  /** What was used lately, in the words of now; null for what is not there any more. */
  function foundOf(target: Way): Found | null {
    switch (target.to) {
      case 'command':
        return commands.some(({ key }) => key === `command ${target.id}`)
          ? { label: t(commandOf(target.id).title), target }
          : null;
      case 'screen': {
        const known = world.screen.offer().find((one) => targetKey(one.target) === targetKey(target));
        return known ?? null;
      }
      case 'territory': {
        const unit = tree?.units[tree.indexOf.get(target.kato) ?? -1];
        return unit ? { label: name(unit.name), target } : null;
      }
      case 'gaps': {
        const unit = tree?.units[tree.indexOf.get(target.kato ?? COUNTRY_KATO) ?? -1];
        const measure = target.measure === undefined ? '' : t(`measure.${target.measure}`);
        return {
          label: [t('line.verb.gap'), measure, unit ? name(unit.name) : ''].filter(Boolean).join(' · '),
          target,
        };
      }
      case 'facility':
        return { label: target.name, target };
      case 'unit':
        return { label: target.callSign, hint: t('line.slot.callSign'), target };
      case 'incident':
        return { label: target.number, hint: t('line.slot.incident'), target };
      case 'view':
        return world.view.offer().find((one) => targetKey(one.target) === targetKey(target)) ?? null;
      case 'place':
        return { label: `${target.lat} ${target.lon}`, hint: t('line.verb.go'), target };
      case 'language':
        return { label: t(`line.verb.${target.lang}`), target };
      case 'theme':
      default:
        return { label: t(`line.verb.${target.theme}`), target };
    }
  }
  const SWITCHES: readonly Way[] = [
    { to: 'theme', theme: 'night' },
    { to: 'theme', theme: 'day' },
    { to: 'language', lang: 'kk' },
    { to: 'language', lang: 'ru' },
    { to: 'language', lang: 'en' },
  ];
  const titlesOf = (item: Item): string[] => {
    const { does } = item;
    if (does.is !== 'go') return [item.label];
    const { target } = does;
    if (target.to === 'command') return inEveryLanguage(commandOf(target.id).title);
    if (target.to === 'theme') return inEveryLanguage(`line.verb.${target.theme}`);
    if (target.to === 'language') return inEveryLanguage(`line.verb.${target.lang}`);
    return [item.label];
  };
  const fitting = (items: readonly Item[]): Item[] =>
    items.filter((item) => fitsWords(titlesOf(item), typed));
  const found = (slot: keyof World): Item[] => world[slot].find(typed).slice(0, MOST).flatMap(itemOf);

  const pinned = new Set(useSavedViews().data?.flatMap((one) => (one.pinned ? one.id : [])));
  const views = world.view.offer().flatMap(itemOf);
  const isPinned = ({ does }: Item): boolean =>
    does.is === 'go' && does.target.to === 'view' && pinned.has(does.target.id);

  const groups: ItemGroup[] =
    typed === ''
      ? [
          { title: t('palette.pinned'), items: views.filter(isPinned) },
          { title: t('palette.recent'), items: recentOf(me.person.id).flatMap(labelled).slice(0, 5) },
          { title: t('palette.views'), items: views.filter((item) => !isPinned(item)) },
          { title: t('palette.here'), items: commands },
          { title: t('palette.screens'), items: world.screen.offer().flatMap(itemOf) },
          { title: t('palette.switches'), items: SWITCHES.flatMap(labelled) },
        ]
      : [
          { title: t('palette.views'), items: found('view') },
          { title: t('palette.territories'), items: found('territory') },
          { title: t('palette.here'), items: fitting(commands) },
          { title: t('palette.screens'), items: found('screen') },
          { title: t('palette.units'), items: found('callSign') },
          { title: t('palette.incidents'), items: found('incident') },
          { title: t('palette.register'), items: register.items },
          { title: t('palette.switches'), items: fitting(SWITCHES.flatMap(labelled)) },
        ];
  return { groups: groups.filter(({ items }) => items.length > 0), isBusy: typed !== '' && register.isBusy };
}
