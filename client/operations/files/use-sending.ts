import { useState } from 'react';
import { ATTACHMENT_MAX_BYTES } from '../../../shared/operations/attachment.ts';
import { sendFile, startSending, type Sending } from './send-file.ts';

/**
 * Files on their way, one after the other; one that was not taken stays until it is sent again or put aside.
 * @param onTaken called for each that the server has.
 */
export function useSending(
  to: string,
  { headers, onTaken }: { headers?: Readonly<Record<string, string>>; onTaken: (name: string) => void },
) {
  const [files, setFiles] = useState<readonly Sending[]>([]);
  const put = (key: string, state: Sending['state']): void =>
    setFiles((all) => all.map((one) => (one.key === key ? { ...one, state } : one)));
  const drop = (key: string): void => setFiles((all) => all.filter((one) => one.key !== key));

  const deliver = async (sending: Sending): Promise<void> => {
    const { key, file } = sending;
    if (file.size > ATTACHMENT_MAX_BYTES) {
      put(key, { kind: 'failed', why: 'large' });
      return;
    }
    const why = await sendFile(to, sending, {
      ...(headers ? { headers } : {}),
      progress: (percent) => put(key, { kind: 'going', percent }),
    });
    if (why === null) {
      drop(key);
      onTaken(file.name);
    } else put(key, { kind: 'failed', why });
  };
  const send = async (chosen: Iterable<File>): Promise<void> => {
    const started = [...chosen].map(startSending);
    setFiles((all) => [...all, ...started]);
    for (const one of started) await deliver(one);
  };
  const again = (sending: Sending): void => {
    put(sending.key, { kind: 'going', percent: 0 });
    void deliver(sending);
  };
  return { files, send: (chosen: Iterable<File>) => void send(chosen), again, drop };
}
