import { Menu } from '@base-ui/react/menu';
import { FlaskConical } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { GAP_STATES } from '../../shared/coverage/requirement.ts';
import { PRIORITIES } from '../../shared/operations/schema.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { PriorityMark } from '../operations/priority-mark.tsx';
import { GapLabel } from '../register/facility-symbol.tsx';
import { ActionButton } from '../ui/action-button.tsx';
import { Bar } from '../ui/bar.tsx';
import { Hint } from '../ui/hint.tsx';
import { PanelDialog } from '../ui/panel-dialog.tsx';
import { EmptyState, Notice, Skeleton } from '../ui/state.tsx';
import { useTheme } from '../ui/use-theme.tsx';
import { Specimen } from './specimen.tsx';

const nothing = (): void => undefined;

/** What is said beside the work, and what marks it. */
export function Notices(): ReactElement {
  const { t } = useI18n();
  const dismiss = { label: t('action.dismiss'), onClick: nothing };
  return (
    <>
      <Specimen name="Notice" says={t('gallery.says.notice')} wide>
        <Notice tone="warning" dismiss={dismiss}>
          {t('gallery.sample.warning')}
        </Notice>
        <Notice tone="danger" action={{ label: t('action.retry'), onClick: nothing }}>
          {t('gallery.sample.danger')}
        </Notice>
      </Specimen>
      <Specimen name="Badge" says={t('gallery.says.badge')}>
        <span className="badge">
          <FlaskConical aria-hidden />
          {t('gallery.sample.badge')}
        </span>
      </Specimen>
      <Specimen name="Hint" says={t('gallery.says.hint')}>
        <Hint className="badge" text={t('gallery.sample.hint')}>
          <FlaskConical aria-hidden />
          {t('gallery.sample.badge')}
        </Hint>
      </Specimen>
      <Specimen name="GapLabel" says={t('gallery.says.gap')}>
        {GAP_STATES.map((gap) => (
          <GapLabel key={gap} gap={gap} />
        ))}
      </Specimen>
      <Specimen name="PriorityMark" says={t('gallery.says.priority')}>
        {PRIORITIES.map((priority) => (
          <PriorityMark key={priority} priority={priority} />
        ))}
      </Specimen>
    </>
  );
}

/** The four states in which a part of a screen can be. */
export function States(): ReactElement {
  const { t } = useI18n();
  return (
    <>
      <Specimen name="EmptyState" says={t('gallery.says.empty')}>
        <EmptyState title={t('gallery.sample.empty')} hint={t('gallery.sample.emptyHint')} />
      </Specimen>
      <Specimen name="EmptyState broken" says={t('gallery.says.error')}>
        <EmptyState
          broken
          title={t('gallery.sample.error')}
          action={{ label: t('action.retry'), onClick: nothing }}
        />
      </Specimen>
      <Specimen name="Skeleton" says={t('gallery.says.loading')}>
        <div className="loading">
          <Skeleton heightRem={1.5} widthRem={12} />
          <Skeleton heightRem={2.5} />
          <Skeleton heightRem={2.5} />
        </div>
      </Specimen>
      <Specimen name="data-stale" says={t('gallery.says.stale')}>
        <p className="old">{t('gallery.sample.stale')}</p>
      </Specimen>
    </>
  );
}

const SHARES = [0.92, 0.41, null] as const;

/** Tables and bars, menus, windows. */
export function Lists(): ReactElement {
  const { t, percent } = useI18n();
  const { share } = useTheme();
  const [place, setPlace] = useState<'none' | 'middle' | 'side'>('none');
  return (
    <>
      <Specimen name="Bar" says={t('gallery.says.bar')}>
        <table className="gallery-table">
          <caption className="visually-hidden">{t('gallery.says.table')}</caption>
          <tbody>
            {SHARES.map((part, i) => (
              <tr key={part}>
                <th scope="row">
                  {t(`type.${(['school', 'kindergarten', 'college'] as const)[i] ?? 'school'}`)}
                </th>
                <td>
                  <Bar share={part} colour={part !== null && part > 0.5 ? share[4] : share[0]} />
                </td>
                <td>{part === null ? t('headline.noData') : percent(part)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Specimen>
      <Specimen name="Menu" says={t('gallery.says.menu')}>
        <Menu.Root>
          <Menu.Trigger className="quiet-button">{t('gallery.sample.open')}</Menu.Trigger>
          <Menu.Portal>
            <Menu.Positioner className="popup-positioner" sideOffset={6}>
              <Menu.Popup className="popup">
                <Menu.Item className="popup-item">{t('gallery.sample.button')}</Menu.Item>
                <Menu.Item className="popup-item">{t('gallery.sample.quiet')}</Menu.Item>
                <Menu.Item className="popup-item" disabled>
                  {t('gallery.sample.flag')}
                </Menu.Item>
              </Menu.Popup>
            </Menu.Positioner>
          </Menu.Portal>
        </Menu.Root>
      </Specimen>
      <Specimen name="PanelDialog" says={t('gallery.says.dialog')}>
        <ActionButton label={t('gallery.sample.middle')} onClick={() => setPlace('middle')} />
        <ActionButton label={t('gallery.sample.side')} onClick={() => setPlace('side')} />
        {(['middle', 'side'] as const).map((one) => (
          <PanelDialog
            key={one}
            open={place === one}
            place={one}
            title={t('gallery.title')}
            closeLabel={t('action.close')}
            onClose={() => setPlace('none')}
          >
            <p className="dialog-sample">{t('gallery.says.dialog')}</p>
          </PanelDialog>
        ))}
      </Specimen>
    </>
  );
}
