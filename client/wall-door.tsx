import { useEffect, useState, type ReactElement } from 'react';
import { pairPath } from '../shared/wall/command.ts';
import { lookAgain, useDoor } from './access/use-me.ts';
import { useI18n } from './i18n/use-i18n.tsx';
import { BY_ITSELF, client } from './trpc.ts';
import { Qr } from './ui/qr.tsx';
import { WallMessage } from './wall/screen/message.tsx';

const ASK_MS = 3_000;
const AGAIN_MS = 10_000;

type Code = { code: string; expiresMs: number };

/** The code that this screen shows until somebody gives it a place; another one when that is over, for as long as it takes. */
function usePairing(): Code | null {
  const [code, setCode] = useState<Code | null>(null);
  useEffect(() => {
    let isOver = false;
    let secret: string | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const step = async (): Promise<number> => {
      if (secret === null) {
        const begun = await client.wall.pair.begin.mutate(undefined, BY_ITSELF);
        secret = begun.secret;
        if (!isOver) setCode({ code: begun.code, expiresMs: begun.expiresMs });
        return ASK_MS;
      }
      const asked = await client.wall.pair.poll.mutate({ secret }, BY_ITSELF);
      if (asked.state === 'waiting') return ASK_MS;
      secret = null;
      if (!isOver) setCode(null);
      if (asked.state === 'paired') await lookAgain();
      return asked.state === 'paired' ? AGAIN_MS : 0;
    };
    const run = (): void =>
      void step()
        .catch(() => AGAIN_MS)
        .then((waitMs) => {
          if (!isOver) timer = setTimeout(run, waitMs);
        });
    run();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, []);
  return code;
}

/** What a screen shows that nobody has let in yet: a code to type at a desk or to hold a telephone to. */
export function WallDoor(props: { demo: boolean }): ReactElement {
  const { t, time } = useI18n();
  const { demo } = useDoor();
  const pairing = usePairing();
  return (
    <WallMessage title={t('onWall.notSignedIn')} hint={t('onWall.signInHint')}>
      {pairing === null ? (
        <p className="wall-muted">{t('onWall.codeWaits')}</p>
      ) : (
        <>
          <p className="wall-code">{pairing.code}</p>
          <Qr text={`${location.origin}${pairPath(pairing.code)}`} label={pairing.code} />
          <p className="wall-muted">{t('onWall.codeUntil', { time: time(pairing.expiresMs).slice(0, 5) })}</p>
        </>
      )}
      {props.demo ? (
        <p className="wall-demo-way">
          <span className="wall-muted">{t('onWall.demoHint')}</span>
          <button
            type="button"
            className="plain-button"
            disabled={demo.isPending}
            onClick={() => demo.mutate({ account: 'demo-wall' })}
          >
            {t('onWall.openDemo')}
          </button>
        </p>
      ) : null}
    </WallMessage>
  );
}
