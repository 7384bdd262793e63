import { Popover } from '@base-ui/react/popover';
import { Bell } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import type { Notice } from '../../../shared/notify/notice.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { useOpenWorkspace } from '../../state/use-view.ts';
import '../../ui/popup.css';
import { Skeleton } from '../../ui/state.tsx';
import './bell.css';
import { useNotices } from './use-notices.ts';

/** More are counted as "9+". */
const MOST_SHOWN = 9;

/** What somebody was notified of: how much of it is unread, the list, and the way to what it speaks of. */
export function NotifyBell(): ReactElement {
  const { t, number } = useI18n();
  const { notices, isUnseen, isBusy, markRead } = useNotices();
  const [isOpen, setOpen] = useState(false);
  const open = useOpenWorkspace();
  const unread = (notices ?? []).filter(({ isRead }) => !isRead);
  const count = unread.length;
  const words = count === 0 ? t('notices.none') : t('notices.unread', { n: count, nText: number(count) });
  const follow = ({ id, isRead, incidentId, unit }: Notice): void => {
    if (!isRead) markRead([id]);
    setOpen(false);
    if (incidentId !== null) open('operate', { incident: incidentId });
    else if (unit !== null) open('operate', { unit });
  };
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger className="icon-button bell" aria-label={words} title={words}>
        <Bell aria-hidden />
        {count === 0 ? null : (
          <span
            className="bell-count"
            aria-hidden
            data-urgent={unread.some(({ urgent }) => urgent) ? '' : undefined}
          >
            {count > MOST_SHOWN ? `${MOST_SHOWN}+` : count}
          </span>
        )}
      </Popover.Trigger>
      <output className="visually-hidden">{count === 0 ? '' : `${words}. ${unread[0]?.title ?? ''}`}</output>
      <Popover.Portal>
        <Popover.Positioner className="popup-positioner" sideOffset={6} align="end" collisionPadding={12}>
          <Popover.Popup className="popup bell-popup">
            <div className="bell-head">
              <Popover.Title className="bell-title">{t('notices.title')}</Popover.Title>
              <button
                type="button"
                className="quiet-button"
                disabled={count === 0 || isBusy}
                onClick={() => markRead(unread.map(({ id }) => id))}
              >
                {t('notices.readAll')}
              </button>
            </div>
            {isUnseen ? (
              <p role="alert" className="bell-line">
                {t('notices.failed')}
              </p>
            ) : null}
            {notices === null && !isUnseen ? <Skeleton heightRem={6} /> : null}
            {notices?.length === 0 ? <p className="muted bell-line">{t('notices.empty')}</p> : null}
            <ul>
              {notices?.map((notice) => (
                <li key={notice.id}>
                  <NoticeLine notice={notice} onOpen={() => follow(notice)} />
                </li>
              ))}
            </ul>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function NoticeLine({ notice, onOpen }: { notice: Notice; onOpen: () => void }): ReactElement {
  const { t, moment } = useI18n();
  const { title, lines, at, isRead, urgent } = notice;
  return (
    <button
      type="button"
      className="notice-line"
      data-unread={isRead ? undefined : ''}
      data-urgent={urgent ? '' : undefined}
      onClick={onOpen}
    >
      <strong>
        {isRead ? null : <span className="visually-hidden">{t('notices.new')} </span>}
        {title}
      </strong>
      {lines.map((line) => (
        <span key={line}>{line}</span>
      ))}
      {lines.length > 0 ? null : (
        <time className="muted" dateTime={at}>
          {moment(at)}
        </time>
      )}
    </button>
  );
}
