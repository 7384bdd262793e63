import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { SquareTerminal } from 'lucide-react';
import {
  useDeferredValue,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
  type ReactElement,
} from 'react';
import { mayDo, useSignedIn } from '../../access/use-me.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { Key } from '../../ui/button.tsx';
import '../../ui/dialog.css';
import '../../ui/popup.css';
import { afterFrame } from '../../ui/after-frame.ts';
import { useMedia } from '../../ui/use-media.ts';
import { readLine, type Reading } from '../line/read-line.ts';
import { ALL_VERBS } from '../line/verbs.ts';
import { OnItsWay } from '../on-its-way.ts';
import { closePalette, typeIn, useOpenPalette } from '../palette-open.ts';
import { keyFor } from '../print-key.ts';
import type { Target } from '../target.ts';
import type { Item, ItemGroup } from './item.ts';
import { lineItems, lineTrouble } from './line-items.ts';
import './palette.css';
import { remember } from './recent.ts';
import { useGo } from './use-go.ts';
import { useGroups } from './use-groups.ts';
import { usePut } from './use-put.ts';
import { useSend } from './use-send.ts';
import { useWorld } from './use-world.ts';

/** Everything by its name, and the command line: one field, worked by keyboard alone. */
export function Palette(props: { isLine: boolean }): ReactElement {
  const { isLine } = props;
  const { t } = useI18n();
  // In slices: at one stretch the list keeps a slow machine busy for too long.
  const isDrawn = useDeferredValue(true, false);
  const [isReached, setReached] = useState(false);
  return (
    <Dialog.Root open onOpenChange={(next) => (next ? undefined : closePalette())}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="dialog palette" data-place="top">
          <Dialog.Title className="visually-hidden">
            {t(isLine ? 'command.line' : 'command.palette')}
          </Dialog.Title>
          {isDrawn ? <Field isLine={isLine} onReach={() => setReached(true)} /> : null}
          {isReached ? null : <OnItsWay />}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** What is listed beneath a line: what it says first, then everything that its words may name. */
function listed(reading: Reading, of: ItemGroup[], line: ItemGroup): ItemGroup[] {
  const groups = reading.is === 'words' ? of : [];
  return line.items.length === 0 ? groups : [line, ...groups];
}

const WRONG = new Set<Reading['is']>(['unknown', 'tooMuch', 'cannot']);

function Field(props: { isLine: boolean; onReach: () => void }): ReactElement {
  const { isLine, onReach } = props;
  const i18n = useI18n();
  const { t } = i18n;
  const me = useSignedIn();
  const go = useGo();
  const world = useWorld();
  const text = useOpenPalette((store) => store.typed);
  const field = useRef<HTMLInputElement>(null);
  const reach = useEffectEvent(() => {
    field.current?.focus();
    onReach();
  });
  // After the frame that lays it out: a focus that comes earlier has it laid out at one stretch with being drawn.
  useEffect(() => afterFrame(() => reach()), []);
  const [asked, setAsked] = useState<Extract<Target, { to: 'send' }> | null>(null);
  const send = useSend(asked, closePalette);
  const put = usePut(closePalette);
  const verbs = useMemo(() => ALL_VERBS.filter(({ needs }) => needs === undefined || mayDo(me, needs)), [me]);
  const reading = useMemo(() => readLine(text, verbs, world), [text, verbs, world]);
  const isSlashed = isLine || text.trimStart().startsWith('/');
  const { groups, isBusy } = useGroups(text.replace(/^\s*\//, ''), world);
  // Without a slash the verbs do not stand in the way of what is looked for.
  const isQuiet = !isSlashed && reading.is === 'words' && text.trim() === '';
  const line: ItemGroup = { title: t('command.line'), items: isQuiet ? [] : lineItems(reading, i18n) };
  const shown: ItemGroup[] = asked
    ? [{ title: t('line.ask'), items: askItems() }]
    : isLine && text.trim() === ''
      ? [line, ...groups.filter(({ title }) => title === t('palette.recent'))]
      : listed(reading, groups, line);
  const trouble = asked ? send.error : (put.error ?? lineTrouble(reading, i18n));
  const isWrong = asked !== null || put.error !== null || WRONG.has(reading.is);
  const isNothing = shown.length === 0 && trouble === null && !isBusy;

  function askItems(): Item[] {
    if (!asked) return [];
    const { card } = send;
    const back: Item = {
      key: 'back',
      label: t('line.ask.no'),
      printed: keyFor('screen.back'),
      does: { is: 'back' },
    };
    if (!card.data) return [back];
    const { incident } = card.data;
    return [
      {
        key: 'send',
        label: t('line.ask.send', { callSign: asked.callSign, number: asked.number }),
        hint: [incident.address.text, t(`operations.state.${incident.state}`)].filter(Boolean).join(' · '),
        does: { is: 'send' },
      },
      back,
    ];
  }
  // A telephone has room for one of them.
  const isPhone = useMedia('phone');
  const examples = isPhone ? t('line.placeholder').split(' · ')[0] : t('line.placeholder');
  const leave = (): void => {
    send.reset();
    put.reset();
    setAsked(null);
  };
  const choose = ({ does }: Item): void => {
    switch (does.is) {
      case 'complete':
        return typeIn(`${isLine ? '' : '/ '}${does.text}`);
      case 'ask':
        return setAsked(does.target);
      case 'send':
        return send.give();
      case 'put':
        return put.give(does.target);
      case 'back':
        return leave();
      case 'go':
      default:
        remember(me.person.id, does.target);
        closePalette();
        return go(does.target);
    }
  };
  return (
    <Autocomplete.Root
      inline
      open
      items={shown}
      value={text}
      onValueChange={(next, details) => {
        if (details.reason === 'item-press') return;
        leave();
        typeIn(next);
      }}
      itemToStringValue={(item: Item) => item.label}
      filter={null}
      autoHighlight="always"
      keepHighlight
    >
      <div className="palette-field">
        {isLine ? <span className="palette-slash">/</span> : <SquareTerminal aria-hidden />}
        <Autocomplete.Input
          ref={field}
          aria-label={t(isLine ? 'command.line' : 'command.palette')}
          placeholder={isLine ? examples : t(isPhone ? 'palette.placeholderShort' : 'palette.placeholder')}
          spellCheck={false}
          maxLength={200}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || !asked) return;
            // The question is left, the line stays.
            event.preventDefault();
            event.stopPropagation();
            leave();
          }}
        />
        <Key>{keyFor('screen.back')}</Key>
      </div>
      <Autocomplete.Status className="palette-status">
        {trouble === null ? null : <p data-tone={isWrong ? 'wrong' : undefined}>{trouble}</p>}
        {isNothing ? <p>{t('top.searchEmpty', { text: text.trim() })}</p> : null}
        {shown.length === 0 && isBusy ? <p>{t('top.searchBusy')}</p> : null}
      </Autocomplete.Status>
      <Autocomplete.List className="palette-list scroll">
        {(group: ItemGroup) => (
          <Autocomplete.Group key={group.title} items={group.items}>
            <Autocomplete.GroupLabel className="popup-label">{group.title}</Autocomplete.GroupLabel>
            <Autocomplete.Collection>
              {(item: Item) => (
                <Autocomplete.Item
                  key={item.key}
                  className="popup-item palette-item"
                  value={item}
                  onClick={() => choose(item)}
                >
                  <span className="ellipsis">{item.label}</span>
                  {item.hint ? <span className="muted ellipsis">{item.hint}</span> : null}
                  {item.printed ? <Key>{item.printed}</Key> : null}
                </Autocomplete.Item>
              )}
            </Autocomplete.Collection>
          </Autocomplete.Group>
        )}
      </Autocomplete.List>
      <p className="palette-foot muted">{t('palette.foot')}</p>
    </Autocomplete.Root>
  );
}
