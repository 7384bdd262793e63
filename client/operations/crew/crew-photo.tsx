import { useState, type ReactElement } from 'react';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { SendingList } from '../files/sending-list.tsx';
import { useSending } from '../files/use-sending.ts';

/** Takes a photograph of the scene into the incident of the crew's task; the secret travels in a header. */
export function CrewPhoto(props: { secret: string }): ReactElement {
  const { secret } = props;
  const { t } = useI18n();
  const [sent, setSent] = useState<string | null>(null);
  const sending = useSending('/attach/crew', { headers: { 'x-crew-secret': secret }, onTaken: setSent });
  return (
    <>
      <label className="crew-quiet crew-photo">
        {t('operations.crew.photo')}
        <input
          type="file"
          accept="image/jpeg,image/png,image/webp,image/heic"
          capture="environment"
          className="visually-hidden"
          onChange={(event) => {
            sending.send([...(event.target.files ?? [])]);
            event.target.value = '';
          }}
        />
      </label>
      <SendingList files={sending.files} onAgain={sending.again} onDrop={sending.drop} />
      <output className="crew-state">
        {sent === null ? '' : t('operations.crew.photoSent', { name: sent })}
      </output>
    </>
  );
}
