import type { CSSProperties, ReactElement } from 'react';
import { useI18n } from '../i18n/use-i18n.tsx';
import type { MessageKey } from '../i18n/en.ts';
import type { Tokens } from '../theme/tokens.ts';
import { useTheme } from '../ui/use-theme.tsx';
import { Specimen } from './specimen.tsx';

/** The scale of type and its weights. */
export function Type(): ReactElement {
  const { t } = useI18n();
  const { size, weight } = useTheme().tokens;
  return (
    <>
      <Specimen name="--size-*" says={t('gallery.says.size')} wide>
        <dl className="scale">
          {Object.entries(size).map(([name, value]) => (
            <div key={name}>
              <dt>
                <code>{name}</code> <span className="muted">{value}</span>
              </dt>
              <dd style={{ fontSize: value }}>{t('gallery.type.sample')}</dd>
            </div>
          ))}
        </dl>
      </Specimen>
      <Specimen name="--weight-*" says={t('gallery.says.weight')}>
        <dl className="scale">
          {Object.entries(weight).map(([name, value]) => (
            <div key={name}>
              <dt>
                <code>{name}</code> <span className="muted">{value}</span>
              </dt>
              <dd style={{ fontWeight: value }}>{t('gallery.type.sample')}</dd>
            </div>
          ))}
        </dl>
      </Specimen>
    </>
  );
}

/** How one token of a group is shown. */
const SHOWN: Readonly<Record<'space' | 'radius' | 'stroke' | 'motion', (value: string) => CSSProperties>> = {
  space: (value) => ({ width: value, height: '1.25rem', background: 'var(--accent)' }),
  radius: (value) => ({ borderRadius: value, width: '3rem', height: '2rem', background: 'var(--line)' }),
  stroke: (value) => ({ height: value, width: '6rem', background: 'var(--text)' }),
  motion: (value) => ({ animationDuration: value }),
};
const SAYS = {
  space: 'gallery.says.space',
  radius: 'gallery.says.radius',
  stroke: 'gallery.says.stroke',
  motion: 'gallery.says.motion',
} as const satisfies Record<keyof typeof SHOWN, MessageKey>;
const GROUPS = ['space', 'radius', 'stroke', 'motion'] as const satisfies (keyof Tokens)[];

/** Distances, corners, lines, durations. */
export function Measures(): ReactElement {
  const { t } = useI18n();
  const { tokens } = useTheme();
  return (
    <>
      {GROUPS.map((group) => (
        <Specimen key={group} name={`--${group}-*`} says={t(SAYS[group])}>
          <dl className="scale">
            {Object.entries<string>(tokens[group]).map(([name, value]) => (
              <div key={name}>
                <dt>
                  <code>{name}</code> <span className="muted">{value}</span>
                </dt>
                <dd>
                  <span className="scale-sample" data-group={group} style={SHOWN[group](value)} />
                </dd>
              </div>
            ))}
          </dl>
        </Specimen>
      ))}
    </>
  );
}
