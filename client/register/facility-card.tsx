import { FlaskConical, Pencil, X } from 'lucide-react';
import { useState, type ReactElement, type ReactNode } from 'react';
import { keyFor } from '../command/print-key.ts';
import { useCommands } from '../command/use-commands.ts';
import type { FacilityCard as Card } from '../../shared/coverage/schema.ts';
import type { Kato } from '../../shared/hierarchy/schema.ts';
import type { EvidenceSource, Measure } from '../../shared/register/schema.ts';
import { PlaceName } from '../i18n/place-name.tsx';
import { useI18n } from '../i18n/use-i18n.tsx';
import { IconButton } from '../ui/button.tsx';
import { Hint } from '../ui/hint.tsx';
import { Skeleton } from '../ui/state.tsx';
import { CameraList } from './camera-list.tsx';
import { CardFacts } from './card-facts.tsx';
import { CardMeasure } from './card-measure.tsx';
import { FacilityEdit } from './facility-edit.tsx';
import { isRanked } from '../symbols/facility.ts';
import { FacilitySymbol } from './facility-symbol.tsx';
import { HistoryList } from './history-list.tsx';
import { NotThere } from './not-there.tsx';
import { useFacility } from './use-register.ts';
import './facility-card.css';

type CardProps = {
  id: number;
  measure: Measure;
  sources: readonly EvidenceSource[];
  pathOf: (kato: Kato) => string;
  onClose: () => void;
  /** Why the law demands a measure of a facility, or does not, in a sentence. */
  whyOf: (facility: Card['facility'], measure: Measure) => string;
  /** What other parts of the product say of the facility. */
  more?: ReactNode;
};

/** The card of one facility: what the law demands of it, what is there, and who says so. */
export function FacilityCard(props: CardProps): ReactElement {
  const { id, onClose } = props;
  const { t } = useI18n();
  const { data, error, refetch } = useFacility(id);
  if (data?.facility.id === id) return <Loaded key={id} {...props} card={data} />;
  return (
    <article className="card" aria-label={t('card.label')} aria-busy={error === null}>
      <div className="card-head">
        <span />
        <span>{error ? null : <Skeleton heightRem={2.5} />}</span>
        <IconButton label={t('action.close')} onClick={onClose}>
          <X aria-hidden />
        </IconButton>
      </div>
      <div className="card-body">
        {error ? (
          <NotThere
            error={error}
            missing={t('card.missing', { id: String(id) })}
            onRetry={() => void refetch()}
            onBack={onClose}
          />
        ) : (
          <Skeleton heightRem={20} />
        )}
      </div>
    </article>
  );
}

function Loaded(props: CardProps & { card: Card }): ReactElement {
  const { card, measure, sources, pathOf, onClose, whyOf, more } = props;
  const { facility, cameras } = card;
  const { t, number } = useI18n();
  const [editing, setEditing] = useState(false);
  useCommands({ 'facility.edit': () => setEditing(true) });
  const gap = card.measures.find((m) => m.measure === measure)?.gap ?? 'unknown';
  return (
    <article className="card" aria-label={t('card.label')}>
      <div className="card-head">
        <FacilitySymbol
          type={facility.type}
          gap={gap}
          {...(isRanked(card.group) ? { group: card.group } : {})}
          sizePx={40}
        />
        <div>
          <h1>
            <PlaceName name={facility.name} />
          </h1>
          <p className="muted">{pathOf(facility.kato)}</p>
          {facility.demonstration ? (
            <Hint className="badge" text={t('card.demonstrationHint')}>
              <FlaskConical aria-hidden />
              {t('card.demonstration')}
            </Hint>
          ) : null}
        </div>
        <div className="card-buttons">
          <IconButton
            label={t('edit.facility')}
            pressed={editing}
            shortcut={keyFor('facility.edit')}
            onClick={() => setEditing((before) => !before)}
          >
            <Pencil aria-hidden />
          </IconButton>
          <IconButton label={t('action.close')} onClick={onClose} shortcut={keyFor('screen.back')}>
            <X aria-hidden />
          </IconButton>
        </div>
      </div>
      <div className="card-body scroll">
        {editing ? (
          <FacilityEdit id={facility.id} measure={measure} pathOf={pathOf} onDone={() => setEditing(false)} />
        ) : (
          <CardFacts card={card} />
        )}
        <h2>{t('card.measures')}</h2>
        <ul>
          {card.measures.map((line) => (
            <CardMeasure
              key={line.measure}
              line={line}
              chosen={line.measure === measure}
              sources={sources}
              why={whyOf(facility, line.measure)}
            />
          ))}
        </ul>
        {more}
        <h2>{t('card.cameras')}</h2>
        <dl className="card-cameras">
          {(['total', 'linked', 'working'] as const).map((key) => (
            <div key={key}>
              <dd>{number(cameras[key])}</dd>
              <dt>{t(`card.cameras.${key}`)}</dt>
            </div>
          ))}
        </dl>
        <CameraList facility={facility} total={cameras.total} />
        <HistoryList object={`facility:${facility.id}`} />
      </div>
    </article>
  );
}
