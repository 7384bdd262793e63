import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createConnection, createServer, type AddressInfo } from 'node:net';

/** A port that nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

const opens = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createConnection({ host: '127.0.0.1', port });
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });

/** A Mosquitto of a test's own, by the path of the program. */
export async function openBroker(mosquitto: string): Promise<{ port: number; close(): void }> {
  const port = await freePort();
  const broker = spawn(mosquitto, ['-p', String(port)], { stdio: 'ignore' });
  while (!(await opens(port))) {
    if (broker.exitCode !== null) throw new Error(`mosquitto ended with ${broker.exitCode}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return { port, close: () => void broker.kill() };
}
