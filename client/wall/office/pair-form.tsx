import { useState, type ReactElement } from 'react';
import { pairCodeSchema } from '../../../shared/wall/command.ts';
import { refusalText } from '../../access/refusal-text.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { Choice } from '../../ui/choice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWallChanges, type ListedWall } from './use-walls.ts';

/** Gives a screen that shows a code its place on a wall. @param code as it was read from the screen's QR code, or empty. */
export function PairForm(props: { walls: readonly ListedWall[]; code: string }): ReactElement {
  const { walls } = props;
  const i18n = useI18n();
  const { t } = i18n;
  const [code, setCode] = useState(props.code);
  const [id, setId] = useState(walls[0]?.wall.id ?? 0);
  const [problem, setProblem] = useState<string | null>(null);
  const wall = walls.find((one) => one.wall.id === id) ?? walls[0];
  const free = wall?.wall.screens.find(
    ({ position }) => !wall.paired.some(({ screen }) => screen === position),
  );
  const [chosen, setChosen] = useState<number | null>(null);
  const screens = wall?.wall.screens.map(({ position }) => position) ?? [];
  const screen = chosen !== null && screens.includes(chosen) ? chosen : (free?.position ?? screens[0] ?? 1);
  const { claim } = useWallChanges();
  return (
    <form
      className="wall-pair"
      aria-label={t('walls.pair')}
      onSubmit={(event) => {
        event.preventDefault();
        const read = pairCodeSchema.safeParse(code);
        setProblem(read.success ? null : t('walls.codeForm'));
        if (read.success && wall) claim.mutate({ code: read.data, id: wall.wall.id, screen });
      }}
    >
      <p className="muted">{t('walls.pairHint')}</p>
      <TextField label={t('walls.code')} value={code} onChange={setCode} maxLength={12} problem={problem} />
      {walls.length > 1 ? (
        <Choice
          label={t('walls.choose')}
          value={String(wall?.wall.id ?? 0)}
          options={walls.map((one) => ({ value: String(one.wall.id), label: one.wall.name }))}
          onChange={(value) => setId(Number(value))}
        />
      ) : null}
      {screens.length > 1 ? (
        <Choice
          label={t('walls.where')}
          value={String(screen)}
          options={screens.map((position) => ({
            value: String(position),
            label: t('walls.screen', { n: position }),
          }))}
          onChange={(value) => setChosen(Number(value))}
        />
      ) : null}
      <button type="submit" className="plain-button" disabled={claim.isPending}>
        {t('walls.pairDo')}
      </button>
      <output className={claim.isError ? 'access-problem' : undefined}>
        {claim.isSuccess ? t('walls.pairDone') : ''}
        {claim.isError
          ? claim.error.data?.code === 'NOT_FOUND'
            ? t('walls.codeWrong')
            : refusalText(i18n, claim.error, { TOO_MANY_REQUESTS: t('walls.tooMany') })
          : ''}
      </output>
    </form>
  );
}
