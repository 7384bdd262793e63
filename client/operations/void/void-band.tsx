import { memo, useState, type ReactElement } from 'react';
import { keyFor } from '../../command/print-key.ts';
import { useCommands } from '../../command/use-commands.ts';
import { useI18n, type I18n } from '../../i18n/use-i18n.tsx';
import { useChangeView, useView } from '../../state/use-view.ts';
import { Key } from '../../ui/button.tsx';
import type { VoidSummary } from '../answers.ts';
import { useVoidSummary, type VoidsMay } from './use-voids.ts';
import { VoidSymbol } from './void-symbol.tsx';
import { longestOf, lostText, sinceText, totalOf } from './void-words.ts';
import './voids.css';

type Band = { tone: 'quiet' | 'lost' | 'over'; main: string; more: string };

/** What the band says of a picture of reach. */
function bandOf(i18n: I18n, { counts, units, asOfMs }: VoidSummary): Band {
  const { t } = i18n;
  const lost = totalOf(counts, 'fallen');
  const over = totalOf(counts, 'over');
  const unseen = totalOf(counts, 'voids') - lost;
  const longest = longestOf(counts);
  if (asOfMs === null) return { tone: 'quiet', main: t('voids.band.starting'), more: '' };
  if (lost > 0)
    return {
      tone: over > 0 ? 'over' : 'lost',
      main: t('voids.band.lost', { places: lostText(i18n, counts) }),
      more: [
        longest === null ? '' : t('voids.band.longest', { time: sinceText(i18n, longest, asOfMs) }),
        over > 0 ? t('voids.band.over', { n: over }) : '',
      ]
        .filter(Boolean)
        .join(' · '),
    };
  if (units.ready === 0) return { tone: 'quiet', main: t('voids.band.blind'), more: '' };
  return {
    tone: 'quiet',
    main: t('voids.band.none'),
    more: unseen > 0 ? t('voids.band.unseen', { n: unseen }) : '',
  };
}

/** A quiet line of the queue: how much is out of reach and since when. Opens the list and the layer, as `V` does. */
export const VoidBand = memo(function VoidBand(props: { may: VoidsMay }): ReactElement | null {
  return props.may.read ? <BandOfUnit /> : null;
});

function BandOfUnit(): ReactElement {
  const i18n = useI18n();
  const { t, time } = i18n;
  const view = useView();
  const change = useChangeView();
  const { data, isError, dataUpdatedAt } = useVoidSummary(view.unit);
  const isOpen = view.voids === 'on';
  const toggle = (): void =>
    change(isOpen ? { voids: 'off', place: undefined } : { voids: 'on', incident: undefined });
  useCommands({ 'voids.toggle': toggle });
  const announced = useAnnounced(data);
  const band: Band = data
    ? bandOf(i18n, data)
    : { tone: 'quiet', main: t(isError ? 'voids.band.failed' : 'voids.band.starting'), more: '' };
  const isOld = data !== undefined && isError;
  return (
    <>
      <button
        type="button"
        className="void-band"
        data-tone={band.tone}
        data-old={isOld ? '' : undefined}
        aria-pressed={isOpen}
        aria-keyshortcuts={keyFor('voids.toggle')}
        title={t('voids.toggle')}
        onClick={toggle}
      >
        <VoidSymbol
          shape="facility"
          state={band.tone === 'over' ? 'over' : band.tone === 'lost' ? 'fallen' : 'never'}
        />
        <span className="void-band-text">
          <strong>{band.main}</strong>
          {band.more === '' ? null : <span className="muted">{band.more}</span>}
          {isOld ? <span className="late">{t('voids.old', { time: time(dataUpdatedAt) })}</span> : null}
        </span>
        <Key>{keyFor('voids.toggle')}</Key>
      </button>
      <output className="visually-hidden" aria-live="polite">
        {announced > 0 ? t('voids.announce', { n: announced }) : ''}
      </output>
    </>
  );
}

/** How many places are beyond their limit, said when an alarm was raised since the last picture; 0 else. */
function useAnnounced(data: VoidSummary | undefined): number {
  const [seen, setSeen] = useState<{ data: typeof data; said: number }>({ data, said: 0 });
  if (data !== seen.data) {
    const known = new Set(seen.data?.alarms.map(({ id }) => id));
    const isNew = seen.data !== undefined && data?.alarms.some(({ id }) => !known.has(id));
    setSeen({ data, said: isNew && data ? totalOf(data.counts, 'over') : seen.said });
  }
  return seen.said;
}
