import { Cctv, ChevronDown, ChevronUp } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { keyFor } from '../../command/print-key.ts';
import { countPassing, type KindCounts } from '../../../shared/register/camera-filter.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { useChangeView } from '../../state/use-view.ts';
import type { View } from '../../state/view.ts';
import { IconButton } from '../../ui/button.tsx';
import { later } from '../../ui/later.tsx';
import { filterOfView } from './camera-words.ts';
import { useCameraTiles } from './use-cameras.ts';
import './camera-panel.css';

const CameraFilters = later(async () => (await import('./camera-filters.tsx')).CameraFilters, null);

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
      {isOn && open ? <CameraFilters view={view} counts={counts} filter={filter} /> : null}
    </aside>
  );
}
