import { useCallback, useEffect, useEffectEvent, useMemo, useRef, type ReactElement } from 'react';
import { mayDo, useSignedIn } from './access/use-me.ts';
import { boxOf } from './hierarchy/boxes.ts';
import type { Hierarchy, useBoundaries } from './hierarchy/use-hierarchy.ts';
import { useI18n } from './i18n/use-i18n.tsx';
import type { MapFailure, MapPadding } from './map/engine.ts';
import { MapTooling } from './map-tooling.tsx';
import { MapView } from './map/map-view.tsx';
import { dragTo, useDrafts } from './planning/branch/draft.ts';
import { useFocus } from './planning/branch/focus.ts';
import { usePlanLayer } from './planning/branch/layer.ts';
import { planFeatures } from './planning/branch/plan-features.ts';
import { useSites } from './planning/location/use-sites.ts';
import { useWaysLayer } from './planning/location/layer.ts';
import { siteFeatures } from './planning/location/site-features.ts';
import { useShown } from './planning/branch/use-plan.ts';
import { isCameraKey } from './planning/cameras/siting-features.ts';
import { useSiting } from './planning/cameras/use-siting.ts';
import { useSitingMap } from './planning/cameras/use-siting-map.ts';
import { useTravelMap } from './planning/travel/use-travel-map.ts';
import { usePickedMap } from './planning/use-picked-map.ts';
import { useView } from './state/use-view.ts';
import { useTerritoryMap } from './use-territory-map.ts';

const STREET_ZOOM = 12;
const SHOWN = ['facilities', 'units'] as const;

/** The map of a plan: facilities by whether somebody reaches them, posts and crews, and what the plan makes of them. */
export function PlanMap(props: {
  tree: Hierarchy | null;
  bounds: ReturnType<typeof useBoundaries>;
  covered: MapPadding;
  onFailure: (reason: MapFailure) => void;
}): ReactElement {
  const { tree, bounds, covered, onFailure } = props;
  const view = useView();
  const { t, name } = useI18n();
  const { engine, unit, view: map } = useTerritoryMap({ tree, bounds, covered });
  const { form, chosen } = useDrafts();
  const shown = useShown(view.unit, view.branch);
  const mayWrite = mayDo(useSignedIn(), 'planning.write');
  const { answer: found, chosen: chosenSite } = useSites();
  const sites = view.tab === 'sites' && view.sitesOf === 'posts' ? (found?.sites ?? null) : null;
  const cameras = useSitingMap(engine, map.theme);
  const onPicked = usePickedMap(engine, map.theme);
  const isSite = (ref: string | null): boolean => sites?.some(({ key }) => key === ref) === true;
  const isBefore = view.shows === 'before';
  const features = useMemo(() => {
    if (!shown) return null;
    const { picture, basis, before, after } = shown;
    const drawn = planFeatures(picture, { after: isBefore ? before : after, before, basis, chosen });
    const posts = sites ? siteFeatures(sites, chosenSite) : [];
    return { ...drawn, things: [...drawn.things, ...posts, ...cameras] };
  }, [shown, isBefore, chosen, sites, chosenSite, cameras]);
  const id = shown?.draft?.id;
  const mayEdit = id !== undefined && mayWrite && !isBefore;
  const asks = mayEdit ? (form?.asks ?? null) : null;
  usePlanLayer(engine, {
    features,
    theme: map.theme,
    onPick:
      onPicked ??
      (form && asks
        ? (place) =>
            useDrafts.setState({
              form: {
                ...form,
                [asks]: place,
                asks: asks === 'place' && form.kind === 'road.close' ? 'end' : null,
              },
            })
        : null),
    onChoose: (ref) => {
      if (isCameraKey(ref)) useSiting.setState({ chosen: ref });
      else if (isSite(ref)) useSites.setState(({ chosen: was }) => ({ chosen: was === ref ? null : ref }));
      else useDrafts.setState({ chosen: ref });
    },
    onHover: (ref) => {
      const hovered = isSite(ref) ? ref : null;
      if (hovered !== useSites.getState().hovered) useSites.setState({ hovered });
    },
    onDrag: mayEdit ? (ref, place, isFirst) => dragTo(id, ref, place, isFirst) : null,
  });
  useTravelMap(engine, map.theme);
  useWaysLayer(engine, map.theme);
  // Whoever opens another territory wants to see it; the map stays where it is otherwise.
  const seen = useRef(view.unit);
  const { boxes } = bounds;
  const padding = useEffectEvent(() => covered);
  useEffect(() => {
    if (!engine || !tree || seen.current === view.unit) return;
    seen.current = view.unit;
    const box = boxOf(tree, boxes, view.unit);
    if (box) engine.fit(box, { padding: () => padding() });
  }, [engine, tree, boxes, view.unit]);
  const wanted = useFocus(({ place }) => place);
  useEffect(() => {
    if (engine && wanted)
      engine.flyTo({ ...wanted, zoom: Math.max(engine.map.getZoom(), wanted.zoom ?? STREET_ZOOM) });
  }, [engine, wanted]);
  const inSight = useCallback(
    () => ({
      things: (features?.things ?? []).flatMap(({ geometry, properties }) => {
        const label: unknown = properties?.['label'];
        const ref: unknown = properties?.['ref'];
        if (geometry.type !== 'Point' || typeof ref !== 'string') return [];
        const [lon = 0, lat = 0] = geometry.coordinates;
        const open = (): void => useDrafts.setState({ chosen: ref });
        return [{ key: ref, name: typeof label === 'string' ? label : ref, note: () => '', lon, lat, open }];
      }),
    }),
    [features],
  );
  return (
    <>
      <MapView
        {...map}
        inset={{ right: covered.right, bottom: 0 }}
        label={t('plan.map', { name: unit ? name(unit.name) : '' })}
        onFailure={onFailure}
      />
      {engine ? (
        <MapTooling
          engine={engine}
          insetRightPx={covered.right}
          seen={inSight}
          facilityIds={shown?.picture.facilities.id ?? null}
          show={SHOWN}
          around={null}
        />
      ) : null}
    </>
  );
}
