import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState, type ReactElement } from 'react';
import { keyFor } from '../../command/print-key.ts';
import { searchWords } from '../../../shared/hierarchy/search-words.ts';
import { isUnreachable } from '../../state/connection.ts';
import { errorText } from '../../state/error-text.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { trpc } from '../../trpc.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Notice } from '../../ui/state.tsx';
import type { Card } from '../answers.ts';
import { PickList } from '../pick-list.tsx';
import { ReasonEnd } from '../reason-end.tsx';
import { ReasonForm } from '../reason-form.tsx';
import { useFormKeys } from '../use-form-keys.ts';

const MINUTES = ['30', '120', '480', '1440', '10080'] as const;
type Minutes = (typeof MINUTES)[number];
const SHOWN = 6;

/** Every unit of the country by name, for whom one may share with; they change with an edition of the classifier. */
function useUnits(isNeeded: boolean) {
  const { name } = useI18n();
  const { data } = useQuery(
    trpc.operations.shares.units.queryOptions(undefined, { staleTime: Infinity, enabled: isNeeded }),
  );
  return useMemo(() => {
    const byKato = new Map(data?.map((unit) => [unit.kato, unit]));
    return new Map(
      data?.map((unit) => {
        const parent = unit.parentKato === null ? undefined : byKato.get(unit.parentKato);
        const words = searchWords(Object.values(unit.name).join(' '));
        return [
          unit.kato,
          {
            kato: unit.kato,
            label: name(unit.name),
            note: parent ? name(parent.name) : '',
            words,
            level: unit.level,
          },
        ] as const;
      }),
    );
  }, [data, name]);
}

/** With whom the incident is shared, until when, and the way to share it and to end that. */
export function CardShare(props: {
  card: Card;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
}): ReactElement | null {
  const { card, isOpen, onOpen } = props;
  const { t, moment } = useI18n();
  const { shares, rights, incident } = card;
  const units = useUnits(isOpen || shares.length > 0);
  const { begin, end } = useShares();
  const [ending, setEnding] = useState<number | null>(null);
  if (!rights.share && shares.length === 0) return null;
  const failed = begin.error ?? end.error;
  return (
    <section>
      <h3>{t('operations.shares')}</h3>
      {failed ? (
        <Notice
          tone="danger"
          dismiss={{
            label: t('action.dismiss'),
            onClick: () => {
              begin.reset();
              end.reset();
            },
          }}
        >
          {isUnreachable(failed)
            ? t('operations.notSent')
            : failed === begin.error && begin.error.data?.code === 'CONFLICT'
              ? t('operations.shareTwice')
              : t('operations.shareFailed', { message: errorText(t, failed) })}
        </Notice>
      ) : null}
      <ul>
        {shares.map((share) => (
          <li key={share.id}>
            <strong>{units.get(share.kato)?.label ?? share.kato}</strong>{' '}
            {t('operations.shareUntil', { time: moment(new Date(share.untilMs).toISOString()) })}{' '}
            <span className="muted">
              {share.reason} · {share.sharedBy}
            </span>{' '}
            {rights.share && ending !== share.id ? (
              <button type="button" className="link-button" onClick={() => setEnding(share.id)}>
                {t('operations.shareEnd')}
              </button>
            ) : null}
            {ending === share.id ? (
              <ReasonForm
                label={t('operations.shareEnd')}
                action={t('operations.shareEnd')}
                onDone={(reason) =>
                  end.mutate({ id: share.id, reason }, { onSuccess: () => setEnding(null) })
                }
                onCancel={() => setEnding(null)}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {rights.share && !isOpen ? (
        <ActionButton
          label={t('operations.share')}
          shortcut={keyFor('card.share')}
          onClick={() => onOpen(true)}
        />
      ) : null}
      {rights.share && isOpen ? (
        <ShareForm
          units={units}
          busy={begin.isPending}
          onCancel={() => onOpen(false)}
          onShare={(wanted) =>
            begin.mutate({ incidentId: incident.id, ...wanted }, { onSuccess: () => onOpen(false) })
          }
        />
      ) : null}
    </section>
  );
}

function useShares() {
  const queries = useQueryClient();
  const onSettled = () => queries.invalidateQueries({ queryKey: trpc.operations.incidents.pathKey() });
  const options = { networkMode: 'always', onSettled } as const;
  return {
    begin: useMutation(trpc.operations.shares.begin.mutationOptions(options)),
    end: useMutation(trpc.operations.shares.end.mutationOptions(options)),
  };
}

function ShareForm(props: {
  units: ReturnType<typeof useUnits>;
  busy: boolean;
  onShare: (wanted: { unit: string; minutes: number; reason: string }) => void;
  onCancel: () => void;
}): ReactElement {
  const { units, busy, onShare, onCancel } = props;
  const { t } = useI18n();
  const [text, setText] = useState('');
  const [unit, setUnit] = useState<string | null>(null);
  const [minutes, setMinutes] = useState<Minutes>('120');
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const form = useFormKeys({ onEscape: onCancel });
  const typed = searchWords(text);
  const found =
    typed.length === 0 || unit !== null
      ? []
      : [...units.values()]
          .filter(({ words }) => typed.every((word) => words.some((one) => one.startsWith(word))))
          .sort((a, b) => a.level - b.level)
          .slice(0, SHOWN);
  const chosen = unit === null ? null : (units.get(unit) ?? null);
  const isReasonMissing = reason.trim().length < 3;
  return (
    <form
      ref={form}
      className="close-form"
      aria-label={t('operations.share')}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (unit !== null && !isReasonMissing)
          onShare({ unit, minutes: Number(minutes), reason: reason.trim() });
      }}
    >
      <p className="muted">{t('operations.shareAbout')}</p>
      <PickList
        label={t('operations.shareWith')}
        hint={t('operations.shareHint')}
        text={text}
        onText={(next) => {
          setText(next);
          setUnit(null);
        }}
        picks={found.map(({ kato, label, note }) => ({ key: kato, label, note }))}
        onPick={(kato) => {
          setUnit(kato);
          setText(units.get(kato)?.label ?? kato);
        }}
        chosen={chosen ? `✓ ${chosen.label}` : null}
        problem={isTried && unit === null ? t('operations.shareMissing') : null}
        inputRef={focusOnce}
      />
      <Segmented
        label={t('operations.shareFor')}
        value={minutes}
        options={MINUTES.map((value) => ({ value, label: t(`operations.shareMinutes.${value}`) }))}
        onChange={setMinutes}
      />
      <ReasonEnd
        action={t('operations.share')}
        reason={reason}
        onReason={setReason}
        onCancel={onCancel}
        isMissing={isTried && isReasonMissing}
        busy={busy}
      />
    </form>
  );
}
const focusOnce = (input: HTMLInputElement | null): void => input?.focus();
