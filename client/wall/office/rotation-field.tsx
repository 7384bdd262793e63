import { ArrowLeft, ArrowRight, Plus, X } from 'lucide-react';
import type { ReactElement } from 'react';
import { layoutFor, type Layout, type Ratio } from '../../../shared/wall/layout.ts';
import { BUILT_IN_LAYOUTS } from '../../../shared/wall/layouts.ts';
import type { Turn } from '../../../shared/wall/schema.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { IconButton } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Miniature } from './miniature.tsx';
import { NumberField } from './number-field.tsx';
import { choosable } from './wall-names.ts';

/** Layouts that follow each other, each as a picture with how long it stays. */
export function RotationField(props: {
  label: string;
  hint?: string;
  rotation: readonly Turn[];
  own: readonly Layout[];
  ratio: Ratio;
  onChange: (rotation: Turn[]) => void;
}): ReactElement {
  const { label, hint, rotation, own, ratio, onChange } = props;
  const { t, name } = useI18n();
  const options = choosable(own).map(({ key, title }) => ({ value: key, label: name(title) }));
  const put = (index: number, part: Partial<Turn>): void =>
    onChange(rotation.map((turn, i) => (i === index ? { ...turn, ...part } : turn)));
  const swap = (index: number, by: number): void => {
    const next = [...rotation];
    const [turn] = next.splice(index, 1);
    if (turn) next.splice(index + by, 0, turn);
    onChange(next);
  };
  return (
    <div className="wall-rotation" role="group" aria-label={label}>
      <p>
        {label}
        {hint === undefined ? null : <span className="muted"> · {hint}</span>}
      </p>
      <ol>
        {rotation.map((turn, index) => {
          const layout = layoutFor([...BUILT_IN_LAYOUTS, ...own], turn.layout, ratio);
          return (
            // Turns have no name of their own: the same layout may stand twice.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={index}>
              {layout ? <Miniature layout={layout} /> : null}
              <Choice
                label={`${t('walls.what.layout')} ${index + 1}`}
                value={turn.layout}
                options={options}
                onChange={(value) => put(index, { layout: value })}
              />
              {rotation.length > 1 ? (
                <>
                  <NumberField
                    label={t('walls.stays')}
                    value={turn.seconds}
                    step={10}
                    onChange={(seconds) => put(index, { seconds })}
                  />
                  <div className="wall-turn-tools">
                    <IconButton
                      label={t('walls.earlier')}
                      onClick={() => (index > 0 ? swap(index, -1) : undefined)}
                    >
                      <ArrowLeft aria-hidden />
                    </IconButton>
                    <IconButton label={t('walls.later')} onClick={() => swap(index, 1)}>
                      <ArrowRight aria-hidden />
                    </IconButton>
                    <IconButton
                      label={t('walls.remove')}
                      onClick={() => onChange(rotation.filter((_, i) => i !== index))}
                    >
                      <X aria-hidden />
                    </IconButton>
                  </div>
                </>
              ) : null}
            </li>
          );
        })}
        <li className="wall-turn-add">
          <button
            type="button"
            className="quiet-button"
            disabled={rotation.length >= 12}
            onClick={() => onChange([...rotation, { layout: 'kpi', seconds: 60 }])}
          >
            <Plus aria-hidden />
            {t('walls.addLayout')}
          </button>
        </li>
      </ol>
    </div>
  );
}
