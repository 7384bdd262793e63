import type { ReactElement } from 'react';
import { CameraSiting } from './cameras/siting.tsx';
import { Sites } from './location/sites.tsx';
import { useI18n } from '../i18n/use-i18n.tsx';
import { useChangeView, useView } from '../state/use-view.ts';
import { Segmented } from '../ui/segmented.tsx';
import './sites-tab.css';

/** The tab of best places: for posts and patrols, or for cameras. */
export function SitesTab(): ReactElement {
  const { sitesOf } = useView();
  const change = useChangeView();
  const { t } = useI18n();
  return (
    <>
      <div className="sites-of">
        <Segmented
          label={t('siting.sitesOf')}
          value={sitesOf}
          options={(['posts', 'cameras'] as const).map((value) => ({
            value,
            label: t(`siting.sitesOf.${value}`),
          }))}
          onChange={(next) => change({ sitesOf: next })}
        />
      </div>
      {sitesOf === 'cameras' ? <CameraSiting /> : <Sites />}
    </>
  );
}
