import { FilterX } from 'lucide-react';
import type { ReactElement } from 'react';
import { facetCounts, toggleChoice, type KindCounts } from '../../../shared/register/camera-filter.ts';
import { CAMERA_FACETS, CAMERA_FACET_NAMES, type CameraFacet } from '../../../shared/register/camera-kind.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { useChangeView } from '../../state/use-view.ts';
import type { View } from '../../state/view.ts';
import { CameraLookLabel } from './camera-symbol.tsx';
import {
  CAMERA_LOOKS,
  choiceKey,
  FACET_FIELD,
  NO_CHOICE,
  wordOf,
  type filterOfView,
} from './camera-words.ts';

/** What the symbols of cameras mean, and which cameras are shown; how many each choice stands for is beside it. */
export function CameraFilters(props: {
  view: View;
  counts: KindCounts;
  filter: ReturnType<typeof filterOfView>;
}): ReactElement {
  const { view, counts, filter } = props;
  const { t } = useI18n();
  const change = useChangeView();
  const isFiltered = CAMERA_FACET_NAMES.some((facet) => wordOf(view, facet) !== 'all');
  return (
    <div className="cameras-body scroll">
      <ul className="cameras-legend" aria-label={t('camera.legend')}>
        {CAMERA_LOOKS.map((look) => (
          <li key={look}>
            <CameraLookLabel look={look} />
          </li>
        ))}
        <li className="muted">{t('camera.size')}</li>
      </ul>
      {CAMERA_FACET_NAMES.map((facet) => (
        <Facet key={facet} facet={facet} view={view} counts={facetCounts(counts, filter, facet)} />
      ))}
      {isFiltered ? (
        <button
          type="button"
          className="icon-button cameras-clear"
          onClick={() => change(NO_CHOICE, 'replace')}
        >
          <FilterX aria-hidden />
          {t('camera.clear')}
        </button>
      ) : null}
    </div>
  );
}

function Facet(props: { facet: CameraFacet; view: View; counts: ReadonlyMap<string, number> }): ReactElement {
  const { facet, view, counts } = props;
  const { t, number } = useI18n();
  const change = useChangeView();
  const word = wordOf(view, facet);
  const choices: readonly string[] = CAMERA_FACETS[facet];
  return (
    <fieldset className="cameras-facet">
      <legend>{t(`camera.facet.${facet}`)}</legend>
      {choices.map((choice) => (
        <label key={choice}>
          <input
            type="checkbox"
            checked={word === 'all' || word.split('.').includes(choice)}
            onChange={() => change({ [FACET_FIELD[facet]]: toggleChoice(facet, word, choice) }, 'replace')}
          />
          <span className="ellipsis">{t(choiceKey(facet, choice))}</span>
          <span className="muted">{number(counts.get(choice) ?? 0)}</span>
        </label>
      ))}
    </fieldset>
  );
}
