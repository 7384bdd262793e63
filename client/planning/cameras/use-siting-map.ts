import { useMemo } from 'react';
import { usePlanPicture } from '../branch/use-plan.ts';
import { facilitiesOf } from './facilities.ts';
import { useSitingLayer } from './layer.ts';
import { cameraThings, outlineFeatures, unseenFeatures, viewFeatures } from './siting-features.ts';
import { useSiting, useSitingJob } from './use-siting.ts';
import type { MapEngine } from '../../map/engine.ts';
import { useView } from '../../state/use-view.ts';
import type { Theme } from '../../theme.ts';

const NOTHING: GeoJSON.Feature[] = [];

/**
 * The map of siting: outlines of the facilities that are asked about, wedges and what nobody sees. It gives the found
 * cameras as things that can be pressed.
 */
export function useSitingMap(engine: MapEngine | null, theme: Theme): GeoJSON.Feature[] {
  const { unit, tab, sitesOf } = useView();
  const isOn = tab === 'sites' && sitesOf === 'cameras';
  const { form, job: id, chosen } = useSiting();
  const { data: picture } = usePlanPicture(unit);
  const { data: job } = useSitingJob(id);
  const found = job?.question.unit === unit ? job : undefined;
  const answer = found?.answer;
  const question = found?.question;
  const things = useMemo(
    () => (isOn && answer ? cameraThings(answer.cameras, chosen) : NOTHING),
    [isOn, answer, chosen],
  );
  const features = useMemo(() => {
    if (!isOn) return null;
    const asked = question?.facilities ?? (picture ? facilitiesOf(form, picture) : []);
    return {
      views: answer && question ? viewFeatures(answer, question, chosen) : NOTHING,
      outlines: picture ? outlineFeatures(picture, asked) : NOTHING,
      points: answer ? unseenFeatures(answer) : NOTHING,
    };
  }, [isOn, answer, question, picture, form, chosen]);
  useSitingLayer(engine, { features, theme });
  return things;
}
