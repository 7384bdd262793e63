import { useState, type ReactElement } from 'react';
import { categories } from '../../../data/categories/categories.ts';
import { I18nProvider, useI18n } from '../../i18n/use-i18n.tsx';
import { useView } from '../../state/use-view.ts';
import { THEMES } from '../../theme.ts';
import { EmptyState, Notice } from '../../ui/state.tsx';
import { ThemeProvider } from '../../ui/use-theme.tsx';
import '../incident.css';
import '../operations.css';
import './crew.css';
import { CrewPhoto } from './crew-photo.tsx';
import { CrewSos } from './crew-sos.tsx';
import { CrewTask } from './crew-task.tsx';
import { useCrew, usePosition } from './use-crew.ts';

/** It stands behind `#`: that part of an address is sent to nobody, so it is in no log of a server or a proxy. */
const secretAtStart = new URLSearchParams(location.hash.slice(1)).get('secret') ?? '';
const NAMES = new Map(categories().map(({ id, name }) => [id, name]));

/** The page of a unit's own device: its task and large buttons. The secret of the link stands for an account. */
export function CrewPage(): ReactElement {
  const view = useView();
  return (
    <ThemeProvider theme={THEMES[view.theme]}>
      <I18nProvider language={view.lang}>
        <Crew secret={secretAtStart} />
      </I18nProvider>
    </ThemeProvider>
  );
}

function Crew(props: { secret: string }): ReactElement {
  const { secret } = props;
  const { t, time, name } = useI18n();
  const { page, live, isShut, messages, refusals, say } = useCrew(secret);
  const [isSharing, setSharing] = useState(false);
  const position = usePosition(secret, isSharing);
  const { data, isError } = page;
  if (isShut)
    return <EmptyState broken title={t('operations.crew.badLink')} hint={t('operations.crew.badLinkHint')} />;
  if (!data) return <EmptyState title={t(isError ? 'operations.crew.noLine' : 'app.loading')} />;
  const { unit, work } = data;
  const category = work ? NAMES.get(work.incident.category) : undefined;
  return (
    <main className="crew" aria-label={t('operations.crew.title')}>
      <header>
        <h1>{unit.callSign}</h1>
        <span>{t(`operations.unitStatus.${unit.status}`)}</span>
      </header>
      {data.simulation ? <p className="badge crew-simulation">{t('simulation.crew')}</p> : null}
      <output className="crew-line" data-state={live.state}>
        {t(live.state === 'disconnected' ? 'operations.crew.cut' : `operations.live.${live.state}`, {
          time: time(live.asOfMs),
        })}
        {messages.length > 0 ? (
          <strong> {t('operations.crew.waiting', { n: messages.length })}</strong>
        ) : null}
      </output>
      {refusals.map((message) => (
        <Notice key={message} tone="danger">
          {message}
        </Notice>
      ))}
      <CrewSos
        sos={unit.sos}
        isWaiting={messages.some(({ command }) => command.type === 'unit.sos')}
        onCall={() => say({ type: 'unit.sos' })}
      />
      {work ? (
        <CrewTask
          task={work.task}
          incident={work.incident}
          title={category ? name(category) : work.incident.category}
          messages={messages}
          onSay={say}
        >
          <CrewPhoto secret={secret} />
        </CrewTask>
      ) : (
        <EmptyState title={t('operations.crew.noTask')} hint={t('operations.crew.noTaskHint')} />
      )}
      <button
        type="button"
        className="crew-quiet"
        aria-pressed={isSharing}
        onClick={() => setSharing(!isSharing)}
      >
        {t(`operations.crew.position.${position}`)}
      </button>
    </main>
  );
}
