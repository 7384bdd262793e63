import { useId, useState, type ReactElement } from 'react';
import type { LonLat } from '../../shared/geometry/geodesic.ts';
import { writePlace, type Notation } from '../../shared/geometry/notation.ts';
import { parseCoordinates } from '../../shared/operations/coordinates.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import '../ui/text-field.css';
import '../ui/text-input.css';
import { lengthText } from './amounts.ts';

/** Finds a place by its coordinates in any notation; what is wrong with them is said in words. */
export function GotoPanel(props: {
  notation: Notation;
  target: LonLat | null;
  onGo: (to: LonLat) => void;
}): ReactElement {
  const { notation, target, onGo } = props;
  const i18n = useI18n();
  const { t } = i18n;
  const [text, setText] = useState('');
  const [asked, setAsked] = useState<string | null>(null);
  const id = useId();
  const read = asked === null ? null : parseCoordinates(asked);
  return (
    <form
      className="tool-form"
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(text);
        const found = parseCoordinates(text);
        if (found.ok) onGo([found.lon, found.lat]);
      }}
    >
      <div className="text-field">
        <label htmlFor={id}>{t('map.goto.field')}</label>
        <input
          id={id}
          className="text-input"
          autoComplete="off"
          // eslint-disable-next-line jsx-a11y/no-autofocus -- somebody has just asked to type here
          autoFocus
          maxLength={300}
          placeholder="42U XB 70957 72696"
          value={text}
          aria-invalid={read !== null && !read.ok}
          aria-describedby={`${id}-answer`}
          onChange={({ target: { value } }) => {
            setText(value);
            setAsked(null);
          }}
        />
      </div>
      <button type="submit" className="plain-button">
        {t('map.goto.go')}
      </button>
      <p id={`${id}-answer`} className={read && !read.ok ? 'tool-problem' : 'tool-note'} aria-live="polite">
        {read && !read.ok ? t(`map.goto.${read.error}`) : null}
        {read?.ok && target
          ? [
              t('map.goto.went', { text: writePlace(target, notation) }),
              t('map.goto.accuracy', { metres: lengthText(i18n, read.accuracyM) }),
              read.order === 'as_written' ? '' : t(`map.goto.${read.order}`),
            ]
              .filter(Boolean)
              .join('. ')
          : null}
      </p>
    </form>
  );
}
