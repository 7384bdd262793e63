/**
 * Lets the application start without a server from now on. Asked for when the screen stands, because it is for the next time;
 * a browser that will not – no TLS, storage switched off – works on as without it. Not while developing: Vite's files change.
 */
export function registerWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const register = (): void => {
    navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' }).catch(() => undefined);
  };
  if (document.readyState === 'complete') register();
  else window.addEventListener('load', register, { once: true });
}
