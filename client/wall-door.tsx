import type { ReactElement } from 'react';
import { useDoor } from './access/use-me.ts';
import { useI18n } from './i18n/use-i18n.tsx';
import { WallMessage } from './wall/screen/message.tsx';

/** What a screen shows that nobody has let in yet. */
export function WallDoor(props: { demo: boolean }): ReactElement {
  const { t } = useI18n();
  const { demo } = useDoor();
  return (
    <WallMessage title={t('onWall.notSignedIn')} hint={t('onWall.signInHint')}>
      {props.demo ? (
        <button
          type="button"
          className="plain-button"
          disabled={demo.isPending}
          onClick={() => demo.mutate({ account: 'demo-wall' })}
        >
          {t('onWall.openDemo')}
        </button>
      ) : null}
    </WallMessage>
  );
}
