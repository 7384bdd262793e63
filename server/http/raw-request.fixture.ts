import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A client without manners: opens a socket to a port of this machine. */
export async function openSocket(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  // A server that hangs up on it is what these tests look for.
  socket.on('error', () => {});
  await once(socket, 'connect');
  return socket;
}

/** Everything the server says until it hangs up. */
export async function untilClosed(socket: Socket): Promise<string> {
  const chunks: Buffer[] = [];
  socket.on('data', (chunk) => chunks.push(chunk));
  // Not once(): a reset is an end like another.
  if (!socket.closed) await new Promise((resolve) => void socket.once('close', resolve));
  return Buffer.concat(chunks).toString();
}

/** Sends these bytes as they are and gives what came back. */
export async function sendRaw(port: number, text: string): Promise<string> {
  const socket = await openSocket(port);
  socket.write(text);
  return untilClosed(socket);
}
