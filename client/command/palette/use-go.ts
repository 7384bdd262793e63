import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { SavedView } from '../../../shared/access/saved-view.ts';
import { decodeView } from '../../state/view.ts';
import { useShownMap } from '../../state/shown-map.ts';
import { WORKSPACE_PATHS } from '../../state/router.ts';
import { openUnit, useChangeView, useOpenWorkspace, useView, useWorkspace } from '../../state/use-view.ts';
import { trpc } from '../../trpc.ts';
import { runCommand } from '../bound.ts';
import type { Way } from '../target.ts';

/** A street and the houses in it. */
const PLACE_ZOOM = 15;
const WITH_MAP = new Set(['coverage', 'operate', 'plan', 'replay']);
const WITH_TERRITORY = new Set(['coverage', 'operate', 'plan', 'performance', 'replay']);

/** Opens what is kept under a name, in the language and theme of now. */
export function useOpenSavedView(): (saved: SavedView) => void {
  const navigate = useNavigate();
  const { lang, theme } = useView();
  return ({ workspace, search }) =>
    void navigate({
      to: WORKSPACE_PATHS[workspace],
      search: { ...decodeView(search, lang).view, lang, theme, panel: 'none' },
    });
}

/** Goes where a line of the palette leads, by the ways that the screens themselves have. */
export function useGo(): (target: Way) => void {
  const workspace = useWorkspace();
  const change = useChangeView();
  const open = useOpenWorkspace();
  const openView = useOpenSavedView();
  const queries = useQueryClient();
  return (target) => {
    switch (target.to) {
      case 'command':
        return runCommand(target.id);
      case 'screen':
        return open(target.workspace, target.section === undefined ? {} : { section: target.section });
      case 'territory':
        return WITH_TERRITORY.has(workspace)
          ? change(openUnit(target.kato))
          : open('coverage', { unit: target.kato });
      case 'facility': {
        const part = { ...openUnit(target.kato), facility: target.id };
        return workspace === 'coverage' ? change(part) : open('coverage', part);
      }
      case 'unit':
        return workspace === 'operate'
          ? change({ policeUnit: target.id })
          : open('operate', { policeUnit: target.id });
      case 'incident': {
        const part = { incident: target.id, voids: 'off' as const, alarmFigures: 'off' as const };
        return workspace === 'operate' ? change(part) : open('operate', part);
      }
      case 'gaps': {
        const { kato, measure } = target;
        const part = {
          ...(kato === undefined ? {} : openUnit(kato)),
          part: 'gaps' as const,
          gaps: 'standing' as const,
          type: 'all' as const,
          facility: undefined,
          camera: undefined,
          gapMeasure: measure ?? ('all' as const),
          ...(measure === undefined ? {} : { measure }),
        };
        return workspace === 'coverage' ? change(part) : open('coverage', part);
      }
      case 'place': {
        const { lon, lat } = target;
        const { goTo } = useShownMap.getState();
        if (goTo && WITH_MAP.has(workspace)) return goTo({ lon, lat, zoom: PLACE_ZOOM });
        return open('coverage', { lon, lat, zoom: PLACE_ZOOM });
      }
      case 'view': {
        const views = queries.getQueryData(trpc.access.views.list.queryKey());
        const saved = views?.find(({ id }) => id === target.id);
        return saved ? openView(saved) : undefined;
      }
      case 'language':
        return change({ lang: target.lang }, 'replace');
      case 'theme':
      default:
        return change({ theme: target.theme }, 'replace');
    }
  };
}
