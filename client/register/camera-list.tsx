import { ChevronDown, ChevronUp, Pencil } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import type { Facility } from '../../shared/register/schema.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { IconButton } from '../ui/button.tsx';
import { Skeleton } from '../ui/state.tsx';
import { CameraForm } from './camera-form.tsx';
import { HistoryList } from './history-list.tsx';
import { useFacilityCameras } from './use-edit.ts';

/** The cameras of a facility, each open for change; asked for only when the list is opened. */
export function CameraList(props: { facility: Facility; total: number }): ReactElement | null {
  const { facility, total } = props;
  const { t } = useI18n();
  const [open, setOpen] = useState(false);
  const [edited, setEdited] = useState<number | null>(null);
  const { data } = useFacilityCameras(facility.id, facility.kato, open);
  if (total === 0) return null;
  return (
    <>
      <button
        type="button"
        className="camera-toggle"
        aria-expanded={open}
        onClick={() => setOpen((before) => !before)}
      >
        {open ? <ChevronUp aria-hidden /> : <ChevronDown aria-hidden />}
        {t(open ? 'edit.camerasHide' : 'edit.camerasShow')}
      </button>
      {open && !data ? <Skeleton heightRem={8} /> : null}
      <ul className="camera-list">
        {open
          ? data?.rows.map((camera) => (
              <li key={camera.id}>
                <div className="card-camera">
                  <span>{camera.externalId}</span>
                  <span className="muted ellipsis">
                    {[
                      t(camera.working ? 'state.working' : 'state.faulty'),
                      t(camera.linked ? 'edit.linkedYes' : 'edit.linkedNo'),
                      t(`edit.technicalClass.${camera.technicalClass}`),
                    ].join(' · ')}
                  </span>
                  <IconButton
                    label={t('edit.camera')}
                    onClick={() => setEdited(edited === camera.id ? null : camera.id)}
                  >
                    <Pencil aria-hidden />
                  </IconButton>
                </div>
                {edited === camera.id ? (
                  <>
                    <CameraForm id={camera.id} onDone={() => setEdited(null)} />
                    <HistoryList object={`camera:${camera.id}`} />
                  </>
                ) : null}
              </li>
            ))
          : null}
      </ul>
    </>
  );
}
