import { useEffect, useState, type ReactElement } from 'react';
import { useI18n } from '../../i18n/use-i18n.tsx';

const SHOWN_MS = 12_000;
/** Bars of a browser are higher than this. */
const BARS_PX = 40;

/** Says for a moment after the page was opened in a window how it fills the screen. */
export function FullScreenHint(): ReactElement | null {
  const { t } = useI18n();
  const [isShown, setShown] = useState(() => window.screen.height - window.innerHeight > BARS_PX);
  useEffect(() => {
    const timer = setTimeout(() => setShown(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, []);
  return isShown ? <output className="wall-hint">{t('onWall.fullScreen')}</output> : null;
}
