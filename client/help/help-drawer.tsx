import { X } from 'lucide-react';
import type { ReactElement } from 'react';
import { screenPlace } from '../command/places.ts';
import { keyFor } from '../command/print-key.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { useChangeView, useView, useWorkspace } from '../state/use-view.ts';
import { IconButton } from '../ui/button.tsx';
import '../ui/drawer.css';
import { Segmented } from '../ui/segmented.tsx';
import { useDrawer } from '../ui/use-drawer.ts';
import { GLOSSARY } from './glossary.ts';
import './help.css';
import { KeysList } from './keys-list.tsx';
import { helpIdOf } from './topic.ts';
import { HELP } from './topics.ts';
import { HelpWays } from './help-ways.tsx';

/** Help beside the screen, which stays in use: what it answers and how it is read, or its keys. */
export function HelpDrawer(props: { part: 'help' | 'keys' }): ReactElement {
  const { part } = props;
  const { t } = useI18n();
  const { section } = useView();
  const change = useChangeView();
  const workspace = useWorkspace();
  const close = (): void => change({ panel: 'none' }, 'replace');
  const root = useDrawer<HTMLElement>(close);
  return (
    <aside ref={root} className="drawer help-drawer panel" aria-label={t('help.drawer')} tabIndex={-1}>
      <header className="drawer-head">
        <Segmented
          label={t('help.drawer')}
          value={part}
          options={[
            { value: 'help' as const, label: t('help.part.screen') },
            { value: 'keys' as const, label: t('help.part.keys') },
          ]}
          onChange={(panel) => change({ panel }, 'replace')}
        />
        <IconButton label={t('action.close')} shortcut={keyFor('screen.back')} onClick={close}>
          <X aria-hidden />
        </IconButton>
      </header>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a text without anything to press is scrolled by keys */}
      <div className="drawer-body help-body scroll" tabIndex={0}>
        {part === 'keys' ? <KeysList screen={screenPlace(workspace, section)} /> : <ScreenHelp />}
      </div>
    </aside>
  );
}

function ScreenHelp(): ReactElement {
  const { t, language } = useI18n();
  const { tab, section } = useView();
  const workspace = useWorkspace();
  const topic = HELP[helpIdOf(workspace, tab, section)];
  const { answers, read, from } = topic[language];
  const title =
    workspace === 'plan'
      ? t(`plan.tab.${tab}`)
      : workspace === 'admin'
        ? t(`admin.${section}`)
        : t(`workspace.${workspace}`);
  return (
    <>
      <section aria-label={title}>
        <h3>{title}</h3>
        <p className="help-answers">{answers}</p>
      </section>
      <section aria-label={t('help.read')}>
        <h3>{t('help.read')}</h3>
        <ul className="help-read">
          {read.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      </section>
      <section aria-label={t('help.from')}>
        <h3>{t('help.from')}</h3>
        <p>{from}</p>
      </section>
      <section aria-label={t('help.words')}>
        <h3>{t('help.words')}</h3>
        <dl className="help-words">
          {topic.words.map((word) => {
            const [term, means] = GLOSSARY[word][language];
            return (
              <div key={word}>
                <dt>{term}</dt>
                <dd>{means}</dd>
              </div>
            );
          })}
        </dl>
      </section>
      <HelpWays />
    </>
  );
}
