import '@fontsource/noto-sans/cyrillic-400.css';
import '@fontsource/noto-sans/cyrillic-600.css';
import '@fontsource/noto-sans/cyrillic-ext-400.css';
import '@fontsource/noto-sans/cyrillic-ext-600.css';
import '@fontsource/noto-sans/latin-400.css';
import '@fontsource/noto-sans/latin-600.css';
import './ui/base.css';
import './pocket/layout.css';
import './pocket/layout-desk.css';
import './pocket/layout-pages.css';
import './pocket/touch.css';
import { CSPProvider } from '@base-ui/react/csp-provider';
import { QueryClientProvider } from '@tanstack/react-query';
import { lazyRouteComponent, RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrokenScreen } from './broken-screen.tsx';
import { loadMessages, loadPart } from './i18n/load-messages.ts';
import type { Part } from './i18n/parts/part.ts';
import { NotFound } from './not-found.tsx';
import { registerWorker } from './pocket/register-worker.ts';
import { createViewRouter, languageAtStart } from './state/router.ts';
import { ViewProvider } from './state/view-provider.tsx';
import { queryClient } from './trpc.ts';
import { titleWhatIsCut } from './ui/cut-title.ts';
import './ui/forced-colors.css';
import { keepFocus } from './ui/keep-focus.ts';

const place = document.getElementById('root');
if (!place) throw new Error('The page has no element with the id "root"');

titleWhatIsCut(document);
keepFocus(document);
// Beside the screen and not after it. What fails is asked for again by whoever wants to speak.
loadMessages(languageAtStart()).catch(() => {});

/** A screen together with the words that only such screens say. */
async function withWords<Screen>(part: Exclude<Part, 'desk'>, screen: Promise<Screen>): Promise<Screen> {
  const [loaded] = await Promise.all([screen, loadPart(part)]);
  return loaded;
}

// A screen is fetched when somebody goes there; docs/performance-first-load.md says what each costs.
const router = createViewRouter({
  frame: ViewProvider,
  coverage: lazyRouteComponent(() => import('./app.tsx'), 'App'),
  operate: lazyRouteComponent(() => import('./operate-screen.tsx'), 'OperateScreen'),
  plan: lazyRouteComponent(() => withWords('planning', import('./plan-screen.tsx')), 'PlanScreen'),
  performance: lazyRouteComponent(
    () => withWords('times', import('./performance-screen.tsx')),
    'PerformanceScreen',
  ),
  replay: lazyRouteComponent(() => withWords('times', import('./replay-screen.tsx')), 'ReplayScreen'),
  crew: lazyRouteComponent(() => import('./operations/crew/crew-page.tsx'), 'CrewPage'),
  components: lazyRouteComponent(
    () => withWords('office', import('./components-screen.tsx')),
    'ComponentsScreen',
  ),
  wall: lazyRouteComponent(() => import('./wall-screen.tsx'), 'WallScreen'),
  admin: lazyRouteComponent(() => withWords('office', import('./admin-screen.tsx')), 'AdminScreen'),
  account: lazyRouteComponent(() => withWords('office', import('./account-screen.tsx')), 'AccountScreen'),
  remote: lazyRouteComponent(() => withWords('office', import('./remote-screen.tsx')), 'RemoteScreen'),
  notFound: NotFound,
  broken: BrokenScreen,
});

createRoot(place).render(
  <StrictMode>
    <CSPProvider disableStyleElements>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </CSPProvider>
  </StrictMode>,
);
registerWorker();
