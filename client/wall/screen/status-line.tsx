import { CloudOff, DatabaseZap, FlaskConical, Radio, RefreshCw } from 'lucide-react';
import type { ReactElement } from 'react';
import { useI18n } from '../../i18n/use-i18n.tsx';
import type { PictureState } from '../../live/live-picture.ts';

const ICON = {
  loading: RefreshCw,
  complete: Radio,
  'catching-up': RefreshCw,
  unconfirmed: DatabaseZap,
  disconnected: CloudOff,
} as const;

/** Whose picture it is, how complete, and that it is played or made up where it is: the one line that is on every wall. */
export function StatusLine(props: {
  territory: string;
  picture: PictureState;
  /** Says that it is no real picture; null where it is one. */
  demonstration: string | null;
}): ReactElement {
  const { territory, picture, demonstration } = props;
  const { t, time } = useI18n();
  const { state } = picture;
  const Icon = ICON[state];
  const text =
    picture.state === 'loading'
      ? t('app.loading')
      : picture.state === 'complete'
        ? t('onWall.live.complete', { time: time(picture.asOfMs) })
        : picture.asOfMs !== null
          ? t(`onWall.live.${picture.state}`, { time: time(picture.asOfMs) })
          : t(`operations.neverWhole.${picture.state}`);
  return (
    <header className="wall-status" data-state={state}>
      <strong className="ellipsis">{territory}</strong>
      <span className="wall-live">
        <Icon aria-hidden />
        <span className="ellipsis">{text}</span>
      </span>
      {demonstration === null ? null : (
        <span className="wall-demo">
          <FlaskConical aria-hidden />
          <span className="ellipsis">{demonstration}</span>
        </span>
      )}
      <output className="visually-hidden" aria-live="polite">
        {t(`operations.liveState.${state}`)}
      </output>
    </header>
  );
}
