import type { ReactElement } from 'react';
import { useI18n } from '../../i18n/use-i18n.tsx';
import type { Sending } from './send-file.ts';

/** How far files are, and why one was not taken; it can be sent again or put aside. */
export function SendingList(props: {
  files: readonly Sending[];
  onAgain: (sending: Sending) => void;
  onDrop: (key: string) => void;
}): ReactElement {
  const { files, onAgain, onDrop } = props;
  const { t } = useI18n();
  return (
    <ul className="files-sending" aria-live="polite">
      {files.map((one) => (
        <li key={one.key}>
          {one.state.kind === 'going' ? (
            <>
              <progress max={100} value={one.state.percent} aria-hidden />
              <span>
                {t('operations.attaching', { name: one.file.name, percent: String(one.state.percent) })}
              </span>
            </>
          ) : (
            <>
              <span className="late">
                {t('operations.attachFailed', {
                  name: one.file.name,
                  why: t(`operations.fileWhy.${one.state.why}`),
                })}
              </span>
              <span className="step-actions">
                {one.state.why === 'unreachable' || one.state.why === 'busy' ? (
                  <button type="button" className="quiet-button" onClick={() => onAgain(one)}>
                    {t('operations.again')}
                  </button>
                ) : null}
                <button type="button" className="quiet-button" onClick={() => onDrop(one.key)}>
                  {t('operations.cancel')}
                </button>
              </span>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
