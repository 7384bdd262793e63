import { Menu } from '@base-ui/react/menu';
import { Download } from 'lucide-react';
import type { ReactElement } from 'react';
import { gapFilterOf } from './coverage/gaps/gap-filter.ts';
import { useI18n } from './i18n/use-i18n.tsx';
import './ui/popup.css';
import { useMapPicture } from './use-map-picture.ts';
import type { Screen } from './use-screen.ts';

const FORMATS = ['xlsx', 'csv', 'geojson', 'kml'] as const;
const REPORTS = { reportPdf: 'pdf', reportXlsx: 'xlsx' } as const;

/** Saves what is on the screen as a file, with its source, date and filter: the list, the report of the territory, the map. */
export function ExportMenu(props: {
  screen: Screen;
  what: 'coverage' | 'facilities' | 'gaps';
}): ReactElement {
  const { screen, what } = props;
  const { view, filter, versus } = screen;
  const { t } = useI18n();
  const picture = useMapPicture(screen);
  const { unit, of, lang } = view;
  const asked = { ...filter, unit, of, lang };
  const report = new URLSearchParams(asked).toString();
  const question =
    what === 'gaps'
      ? { ...gapFilterOf(view), lang }
      : { ...asked, ...(what === 'facilities' ? { gap: view.gap } : versus === null ? {} : { versus }) };
  const list = new URLSearchParams(question).toString();
  const file = (label: string, href: string): ReactElement => (
    <Menu.LinkItem key={href} className="popup-item popup-link" href={href} download closeOnClick>
      {label}
    </Menu.LinkItem>
  );
  return (
    <>
      <Menu.Root>
        <Menu.Trigger className="icon-button" aria-label={t('export.title')} title={t('export.title')}>
          <Download aria-hidden />
          {t('export.short')}
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner className="popup-positioner" sideOffset={6} align="end">
            <Menu.Popup className="popup">
              <Menu.Group>
                <Menu.GroupLabel className="popup-label">{t('export.list')}</Menu.GroupLabel>
                {FORMATS.map((format) => file(t(`export.${format}`), `/export/${what}.${format}?${list}`))}
              </Menu.Group>
              <Menu.Group>
                <Menu.GroupLabel className="popup-label">{t('export.territory')}</Menu.GroupLabel>
                {(['reportPdf', 'reportXlsx'] as const).map((one) =>
                  file(t(`export.${one}`), `/export/territory-report.${REPORTS[one]}?${report}`),
                )}
                {picture.save === null ? null : (
                  <Menu.Item className="popup-item" onClick={picture.save}>
                    {t('export.png')}
                  </Menu.Item>
                )}
              </Menu.Group>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      {picture.isFailed ? (
        <p role="alert" className="access-problem">
          {t('export.pngFailed')}
        </p>
      ) : null}
    </>
  );
}
