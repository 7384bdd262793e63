import { Cctv, ChevronDown, ChevronUp, FilterX } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { keyFor } from '../../command/print-key.ts';
import {
  countPassing,
  facetCounts,
  toggleChoice,
  type KindCounts,
} from '../../../shared/register/camera-filter.ts';
import { CAMERA_FACETS, CAMERA_FACET_NAMES, type CameraFacet } from '../../../shared/register/camera-kind.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { useChangeView } from '../../state/use-view.ts';
import type { View } from '../../state/view.ts';
import { IconButton } from '../../ui/button.tsx';
import { CameraLookLabel } from './camera-symbol.tsx';
import { CAMERA_LOOKS, choiceKey, FACET_FIELD, filterOfView, NO_CHOICE, wordOf } from './camera-words.ts';
import { useCameraTiles } from './use-cameras.ts';
import './camera-panel.css';

/** Switches the cameras on and chooses among them; how many each choice stands for is beside it. */
export function CameraPanel(props: { view: View }): ReactElement {
  const { view } = props;
  const { t, number } = useI18n();
  const change = useChangeView();
  const [open, setOpen] = useState(true);
  const isOn = view.cameras === 'on';
  const { data, isError } = useCameraTiles(isOn);
  const counts: KindCounts = data?.counts ?? [];
  const filter = filterOfView(view);
  const isFiltered = CAMERA_FACET_NAMES.some((facet) => wordOf(view, facet) !== 'all');
  const shown = countPassing(counts, filter);
  return (
    <aside className="cameras panel" aria-label={t('camera.title')}>
      <div className="cameras-head">
        <button
          type="button"
          className="cameras-switch"
          role="switch"
          aria-checked={isOn}
          aria-keyshortcuts={keyFor('coverage.cameras')}
          onClick={() => change({ cameras: isOn ? 'off' : 'on', camera: undefined })}
        >
          <Cctv aria-hidden />
          <span>{t('camera.title')}</span>
          <span className="muted" aria-live="polite">
            {data ? t('camera.shown', { part: number(isOn ? shown : data.total), n: data.total }) : null}
          </span>
          <span className="cameras-knob" aria-hidden />
        </button>
        {isOn ? (
          <IconButton
            label={t(open ? 'camera.hideFilter' : 'camera.showFilter')}
            pressed={open}
            onClick={() => setOpen((before) => !before)}
          >
            {open ? <ChevronDown aria-hidden /> : <ChevronUp aria-hidden />}
          </IconButton>
        ) : null}
      </div>
      {isError ? <output className="cameras-note">{t('error.server')}</output> : null}
      {isOn && data && data.total > 0 && shown === 0 ? (
        <output className="cameras-note">{t('camera.empty')}</output>
      ) : null}
      {isOn && open ? (
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
      ) : null}
    </aside>
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
