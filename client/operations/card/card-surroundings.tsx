import type { ReactElement } from 'react';
import type { Category } from '../../../shared/operations/playbook.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import type { Card } from '../answers.ts';
import { reasonText } from './duplicate-words.ts';

/** The facility and its gaps, the cameras that see the place, what happened here before, and what may be the same. */
export function CardSurroundings(props: {
  card: Card;
  categories: ReadonlyMap<string, Category>;
  onOpen: (id: number) => void;
}): ReactElement {
  const { card, categories, onOpen } = props;
  const i18n = useI18n();
  const { t, name, number, time } = i18n;
  const { facility, cameras, earlier, duplicates } = card;
  const gaps =
    facility?.measures.filter(({ gap }) => gap === 'gap').map(({ measure: m }) => t(`measure.${m}`)) ?? [];
  const titleOf = (id: string): string => {
    const category = categories.get(id);
    return category ? name(category.name) : id;
  };
  return (
    <>
      {duplicates.length > 0 ? (
        <section>
          <h3>{t('operations.duplicates')}</h3>
          <ul>
            {duplicates.map(({ incident: other, verdict, reasons, minutesApart }) => (
              <li key={other.id}>
                <button type="button" className="link-button" onClick={() => onOpen(other.id)}>
                  …{other.number.slice(-6)}
                </button>{' '}
                {t(`operations.verdict.${verdict}`)}{' '}
                <span className="muted">{reasonText(minutesApart, reasons, i18n)}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {facility ? (
        <section>
          <h3>{t('operations.facility')}</h3>
          <p>
            <strong>{name(facility.facility.name)}</strong>
            {facility.facility.people === null
              ? ''
              : ` · ${t('list.people', { n: facility.facility.people })}`}
          </p>
          <p className={gaps.length > 0 ? 'late' : 'muted'}>
            {gaps.length > 0 ? t('operations.gaps', { gaps: gaps.join(', ') }) : t('operations.noGaps')}
          </p>
        </section>
      ) : null}
      <section>
        <h3>{t('operations.cameras')}</h3>
        {cameras.length === 0 ? <p className="muted">{t('operations.noCameras')}</p> : null}
        <ul>
          {cameras.map(({ camera, distanceM, detail }) => (
            <li key={camera.id}>
              № {camera.id} · {t('operations.metres', { value: number(Math.round(distanceM)) })} ·{' '}
              {detail === null ? t('operations.detail.none') : t(`operations.detail.${detail}`)}
              {camera.working ? '' : ` · ${t('operations.cameraBroken')}`}
              {camera.linked ? '' : ` · ${t('operations.cameraUnlinked')}`}
            </li>
          ))}
        </ul>
      </section>
      {earlier.length > 0 ? (
        <section>
          <h3>{t('operations.earlier')}</h3>
          <ul>
            {earlier.map((one) => (
              <li key={one.id}>
                <button type="button" className="link-button" onClick={() => onOpen(one.id)}>
                  …{one.number.slice(-6)}
                </button>{' '}
                {titleOf(one.category)} <span className="muted">{time(one.receivedAt)}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
