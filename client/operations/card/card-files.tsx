import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type ReactElement, type RefObject } from 'react';
import { keyFor } from '../../command/print-key.ts';
import {
  ATTACHMENT_ENDINGS,
  ATTACHMENT_MAX_BYTES,
  ATTACHMENTS_MAX,
  isPreviewable,
} from '../../../shared/operations/attachment.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { trpc } from '../../trpc.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import type { Card } from '../answers.ts';
import { SendingList } from '../files/sending-list.tsx';
import { useSending } from '../files/use-sending.ts';
import { ReasonForm } from '../reason-form.tsx';

type Held = Card['incident']['attachments'][number];

/** A picture larger than this is saved and looked at elsewhere; a preview should not cost a slow line its breath. */
const PREVIEW_BYTES = 8 * 1024 * 1024;
/** Stands for the name of a file whose content is gone; see the server's `expireAttachments`. */
const EXPIRED = '–';
const addressOf = ({ id }: Held): string => `/attachment/${id}`;

/** The files of an incident: small previews, saving, adding by key, by drop or by picker, removing with a reason. */
export function CardFiles(props: {
  card: Card;
  pickRef: RefObject<HTMLInputElement | null>;
  mayAdd: boolean;
  onMove:
    | ((type: 'incident.detach' | 'incident.reattach', attachmentId: string, reason: string) => void)
    | null;
}): ReactElement {
  const { card, pickRef, mayAdd, onMove } = props;
  const { t } = useI18n();
  const queries = useQueryClient();
  const { id, attachments } = card.incident;
  const sending = useSending(`/attach/incident/${id}`, {
    onTaken: () => void queries.invalidateQueries({ queryKey: trpc.operations.incidents.pathKey() }),
  });
  const [isOver, setOver] = useState(false);
  const depth = useRef(0);
  const over = (by: 1 | -1): void => {
    depth.current += by;
    setOver(depth.current > 0);
  };
  const drop = mayAdd
    ? {
        onDragEnter: () => over(1),
        onDragLeave: () => over(-1),
        onDragOver: (event: React.DragEvent) => event.preventDefault(),
        onDrop: (event: React.DragEvent) => {
          event.preventDefault();
          depth.current = 0;
          setOver(false);
          sending.send(event.dataTransfer.files);
        },
      }
    : {};
  return (
    <section className="card-files" data-over={isOver ? '' : undefined} {...drop}>
      <h3>{t('operations.files')}</h3>
      {attachments.length === 0 && sending.files.length === 0 ? (
        <p className="muted">{t('operations.noFiles')}</p>
      ) : null}
      <ul className="files">
        {attachments.map((held) => (
          <FileLine key={held.id} held={held} onMove={onMove} />
        ))}
      </ul>
      <SendingList files={sending.files} onAgain={sending.again} onDrop={sending.drop} />
      {mayAdd ? (
        <>
          <ActionButton
            label={t('operations.attach')}
            shortcut={keyFor('card.files')}
            onClick={() => pickRef.current?.click()}
          />
          <input
            ref={pickRef}
            type="file"
            multiple
            hidden
            aria-label={t('operations.attach')}
            accept={ATTACHMENT_ENDINGS.join(',')}
            onChange={(event) => {
              sending.send([...(event.target.files ?? [])]);
              event.target.value = '';
            }}
          />
          <p className="muted">
            {t('operations.attachHint', {
              size: String(ATTACHMENT_MAX_BYTES / 1024 / 1024),
              nText: String(ATTACHMENTS_MAX),
            })}
          </p>
        </>
      ) : null}
    </section>
  );
}

function FileLine(props: { held: Held; onMove: Parameters<typeof CardFiles>[0]['onMove'] }): ReactElement {
  const { held, onMove } = props;
  const { t, number } = useI18n();
  const [isAsking, setAsking] = useState(false);
  const { id, name, type, bytes, removed } = held;
  if (name === EXPIRED) return <li className="muted">{t('operations.fileExpired')}</li>;
  const move = removed === null ? 'incident.detach' : 'incident.reattach';
  const action = t(removed === null ? 'operations.fileRemove' : 'operations.fileRestore');
  return (
    <li data-removed={removed === null ? undefined : ''}>
      {removed === null && isPreviewable(type) && bytes <= PREVIEW_BYTES ? (
        <img src={addressOf(held)} alt="" loading="lazy" width={64} height={64} />
      ) : null}
      <span className="file-name">
        {removed === null ? (
          <a className="link-button" href={addressOf(held)} download={name}>
            {name}
          </a>
        ) : (
          <s>{name}</s>
        )}{' '}
        <span className="muted">
          {t('operations.fileSize', { value: number(Math.max(1, Math.round(bytes / 1024))) })}
        </span>
        {removed === null ? null : (
          <span className="muted"> · {t('operations.fileRemoved', { reason: removed })}</span>
        )}
      </span>
      {onMove && !isAsking ? (
        <button type="button" className="link-button" onClick={() => setAsking(true)}>
          {action}
          <span className="visually-hidden"> {name}</span>
        </button>
      ) : null}
      {onMove && isAsking ? (
        <ReasonForm
          label={`${action}: ${name}`}
          action={action}
          onDone={(reason) => {
            onMove(move, id, reason);
            setAsking(false);
          }}
          onCancel={() => setAsking(false)}
        />
      ) : null}
    </li>
  );
}
