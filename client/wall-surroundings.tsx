import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { PanelOptions } from '../shared/wall/panel.ts';
import { useI18n } from './i18n/use-i18n.tsx';
import { useVoidList, useVoidSummary } from './operations/void/use-voids.ts';
import { VoidSymbol } from './operations/void/void-symbol.tsx';
import { distanceText, etaText, totalOf } from './operations/void/void-words.ts';
import { BY_ITSELF, trpc } from './trpc.ts';
import { CamerasPanel } from './wall/screen/panels/cameras-panel.tsx';
import { VoidsPanel } from './wall/screen/panels/voids-panel.tsx';
import { useOnWall } from './wall-context.ts';

export function WallVoids(props: { options: PanelOptions<'voids'> }): ReactElement {
  const i18n = useI18n();
  const { t, name } = i18n;
  const { unit } = useOnWall();
  const summary = useVoidSummary(unit);
  const list = useVoidList(unit, { category: 'all', state: 'fallen', page: 0 });
  const { data } = summary;
  return (
    <VoidsPanel
      voids={list.data?.rows.map(({ key, category, over, sinceMs, name: called, soonest }) => ({
        key,
        symbol: (
          <VoidSymbol
            shape={category === 'settlement' ? 'settlement' : 'facility'}
            state={over ? 'over' : sinceMs === null ? 'never' : 'fallen'}
          />
        ),
        name: name(called),
        sinceMs,
        soonest: soonest
          ? t('voids.soonest', {
              callSign: soonest.callSign,
              ...etaText(soonest.eta),
              km: distanceText(i18n, soonest.straightM),
            })
          : null,
      }))}
      count={data ? totalOf(data.counts, 'fallen') : 0}
      nothing={t(
        data && data.units.ready === 0
          ? 'onWall.reachUnknown'
          : data && data.asOfMs === null
            ? 'onWall.reckoning'
            : 'onWall.noVoid',
      )}
      failed={list.isError}
      most={props.options.rows}
      asOfMs={data?.asOfMs ?? null}
    />
  );
}

/** The card of an incident says which cameras are near. Opening it is noted in the audit, so it is asked for once and not renewed. */
export function useNearCameras(incident: number | null) {
  return useQuery({
    ...trpc.operations.incidents.card.queryOptions(
      { id: incident ?? 1 },
      { trpc: BY_ITSELF, retry: 1, placeholderData: keepPreviousData },
    ),
    staleTime: Infinity,
    enabled: incident !== null,
  });
}

const COMPASS = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const;

export function WallCameras(props: { options: PanelOptions<'cameras'> }): ReactElement {
  const i18n = useI18n();
  const { t } = i18n;
  const { focus } = useOnWall();
  const { data, isError } = useNearCameras(focus);
  const isOfFocus = data !== undefined && data.incident.id === focus;
  return (
    <CamerasPanel
      cameras={
        focus === null
          ? null
          : isOfFocus
            ? data.cameras.map(({ camera, distanceM, detail }) => ({
                id: camera.id,
                owner: t(`camera.owner.${camera.owner}`),
                distance: distanceText(i18n, distanceM),
                bearingDeg: camera.azimuthDeg,
                direction:
                  camera.azimuthDeg === null
                    ? t('onWall.allAround')
                    : t(`onWall.compass.${COMPASS[Math.round(camera.azimuthDeg / 45) % 8] ?? 'n'}`),
                state: !camera.working
                  ? t('operations.cameraBroken')
                  : !camera.linked
                    ? t('operations.cameraUnlinked')
                    : detail === null
                      ? t('operations.detail.none')
                      : t(`operations.detail.${detail}`),
                works: camera.working && camera.linked,
                sees: detail !== null,
              }))
            : undefined
      }
      failed={isError}
      most={props.options.rows}
    />
  );
}
