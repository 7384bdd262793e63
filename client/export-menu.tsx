import { Menu } from '@base-ui/react/menu';
import { Download } from 'lucide-react';
import type { ReactElement } from 'react';
import { gapFilterOf } from './coverage/gaps/gap-filter.ts';
import { useI18n } from './i18n/use-i18n.tsx';
import './ui/popup.css';
import type { Screen } from './use-screen.ts';

const FORMATS = ['xlsx', 'csv', 'geojson'] as const;

/** Saves the list that is on the screen as a file, with its source, date and filter. */
export function ExportMenu(props: {
  screen: Screen;
  what: 'coverage' | 'facilities' | 'gaps';
}): ReactElement {
  const { screen, what } = props;
  const { view, filter, versus } = screen;
  const { t } = useI18n();
  const { unit, lang, of } = view;
  const question =
    what === 'gaps'
      ? gapFilterOf(view)
      : {
          ...filter,
          unit,
          of,
          ...(what === 'facilities' ? { gap: view.gap } : versus === null ? {} : { versus }),
        };
  const query = new URLSearchParams({ ...question, lang }).toString();
  return (
    <Menu.Root>
      <Menu.Trigger className="icon-button" aria-label={t('export.title')} title={t('export.title')}>
        <Download aria-hidden />
        {t('export.short')}
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className="popup-positioner" sideOffset={6} align="end">
          <Menu.Popup className="popup">
            {FORMATS.map((format) => (
              <Menu.LinkItem
                key={format}
                className="popup-item popup-link"
                href={`/export/${what}.${format}?${query}`}
                download
                closeOnClick
              >
                {t(`export.${format}`)}
              </Menu.LinkItem>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
