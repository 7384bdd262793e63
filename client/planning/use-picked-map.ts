import { useSiting } from './cameras/use-siting.ts';
import { useSites } from './location/use-sites.ts';
import { usePickedLayer } from './picked/layer.ts';
import { usePicking, type Place } from './picked/picking.ts';
import type { MapEngine } from '../map/engine.ts';
import { useView } from '../state/use-view.ts';
import type { Theme } from '../theme.ts';

const addCandidate = (place: Place): void =>
  useSites.setState(({ form }) => ({ form: { ...form, points: [...form.points, place] } }));
const addPole = (place: Place): void =>
  useSiting.setState(({ form }) => ({ form: { ...form, points: [...form.points, place] } }));

/** Draws the places that were chosen by hand, and gives what a click means while they are asked for. */
export function usePickedMap(engine: MapEngine | null, theme: Theme): ((place: Place) => void) | null {
  const { tab, sitesOf } = useView();
  const posts = useSites(({ form }) => (form.candidates === 'chosen' ? form.points : null));
  const poles = useSiting(({ form }) => (form.poles === 'chosen' ? form.points : null));
  const asks = usePicking((state) => state.asks);
  const places = tab === 'sites' ? (sitesOf === 'posts' ? posts : poles) : null;
  usePickedLayer(engine, { places, theme });
  if (places === null || asks !== sitesOf) return null;
  return sitesOf === 'posts' ? addCandidate : addPole;
}
