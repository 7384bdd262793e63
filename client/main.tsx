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
import { AccountScreen } from './account-screen.tsx';
import { AdminScreen } from './admin-screen.tsx';
import { App, NotFound } from './app.tsx';
import { ComponentsScreen } from './components-screen.tsx';
import { CrewPage } from './operations/crew/crew-page.tsx';
import { OperateScreen } from './operate-screen.tsx';
import { PlanScreen } from './plan-screen.tsx';
import { registerWorker } from './pocket/register-worker.ts';
import { PerformanceScreen } from './performance-screen.tsx';
import { ReplayScreen } from './replay-screen.tsx';
import { RemoteScreen } from './remote-screen.tsx';
import { createViewRouter } from './state/router.ts';
import { queryClient } from './trpc.ts';
import { titleWhatIsCut } from './ui/cut-title.ts';
import './ui/forced-colors.css';
import { keepFocus } from './ui/keep-focus.ts';

const place = document.getElementById('root');
if (!place) throw new Error('The page has no element with the id "root"');

titleWhatIsCut(document);
keepFocus(document);

const router = createViewRouter({
  coverage: App,
  operate: OperateScreen,
  plan: PlanScreen,
  performance: PerformanceScreen,
  replay: ReplayScreen,
  crew: CrewPage,
  components: ComponentsScreen,
  wall: lazyRouteComponent(() => import('./wall-screen.tsx'), 'WallScreen'),
  admin: AdminScreen,
  account: AccountScreen,
  remote: RemoteScreen,
  notFound: NotFound,
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
