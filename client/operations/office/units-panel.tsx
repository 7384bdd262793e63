import { Plus } from 'lucide-react';
import { useDeferredValue, useState, type ReactElement } from 'react';
import {
  POLICE_UNIT_TYPES,
  UNIT_STATUSES,
  type PoliceUnit,
  type PoliceUnitType,
  type UnitStatus,
} from '../../../shared/operations/schema.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { Failed } from '../../state/failed.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { FlagField } from '../../ui/flag-field.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { EmptyState, Skeleton } from '../../ui/state.tsx';
import { useOpened } from '../../ui/use-opened.ts';
import { ageText } from '../age.ts';
import '../operations.css';
import { LimitsPart } from './limits-part.tsx';
import './office.css';
import type { Lent } from './post-field.tsx';
import { UnitFileView } from './unit-file.tsx';
import { UnitForm } from './unit-form.tsx';
import { useUnitPages, type OfficeRow } from './use-office.ts';

type Open =
  | { what: 'none' | 'new' | 'limits' }
  | { what: 'unit'; id: number }
  | { what: 'edit'; unit: PoliceUnit };

/** The register of units, as far as the territory of who administers it. */
export function UnitsPanel(props: {
  /** The territory that is shown until another is chosen. */
  home: string;
  nameOf: (kato: string) => string;
  lent: Lent;
  mayLimits: boolean;
}): ReactElement {
  const { home, nameOf, lent, mayLimits } = props;
  const { t, number } = useI18n();
  const [text, setText] = useState('');
  const [territory, setTerritory] = useState<string | null>(null);
  const [type, setType] = useState<PoliceUnitType | 'all'>('all');
  const [status, setStatus] = useState<UnitStatus | 'all'>('all');
  const [retired, setRetired] = useState(false);
  const [open, setOpen] = useState<Open>({ what: 'none' });
  const opened = useOpened<HTMLDivElement>(open.what === 'none' ? null : open);
  const unit = territory ?? home;
  const pages = useUnitPages({
    unit,
    text: useDeferredValue(text.trim()),
    type: type === 'all' ? null : type,
    status: status === 'all' ? null : status,
    retired,
  });
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  const total = pages.data?.pages[0]?.total ?? 0;
  const show = (id: number | null): void => setOpen(id === null ? { what: 'none' } : { what: 'unit', id });
  const openId = open.what === 'unit' ? open.id : open.what === 'edit' ? open.unit.id : null;
  return (
    <div className="office">
      <section className="office-list" aria-label={t('admin.units')}>
        <div className="office-tools">
          <SearchField className="office-search" label={t('office.search')} value={text} onChange={setText} />
          <button type="button" className="plain-button" onClick={() => setOpen({ what: 'new' })}>
            <Plus aria-hidden />
            {t('office.newUnit')}
          </button>
          <div className="office-wide">
            <lent.Territory label={t('office.territory')} value={unit} onChange={setTerritory} />
          </div>
          <Choice
            label={t('office.type')}
            value={type}
            options={[
              { value: 'all', label: t('office.all') },
              ...POLICE_UNIT_TYPES.map((value) => ({ value, label: t(`operations.unitType.${value}`) })),
            ]}
            onChange={setType}
          />
          <Choice
            label={t('office.status')}
            value={status}
            options={[
              { value: 'all', label: t('office.all') },
              ...UNIT_STATUSES.map((value) => ({ value, label: t(`operations.unitStatus.${value}`) })),
            ]}
            onChange={setStatus}
          />
          <FlagField label={t('office.onlyRetired')} value={retired} onChange={setRetired} />
          <ActionButton label={t('office.limits')} onClick={() => setOpen({ what: 'limits' })} />
        </div>
        {pages.error ? (
          <Failed title={t('office.failed')} error={pages.error} onRetry={() => void pages.refetch()} />
        ) : null}
        {pages.isPending ? <Skeleton heightRem={12} /> : null}
        {pages.data ? (
          <output className="muted">{t('office.count', { n: total, nText: number(total) })}</output>
        ) : null}
        {pages.data && rows.length === 0 ? (
          <EmptyState title={t('office.none')} hint={t('office.noneHint')} />
        ) : null}
        <ul>
          {rows.map((row) => (
            <li key={row.unit.id}>
              <UnitLine row={row} nameOf={nameOf} isOpen={row.unit.id === openId} onOpen={show} />
            </li>
          ))}
        </ul>
        {pages.hasNextPage ? (
          <ActionButton label={t('office.more')} onClick={() => void pages.fetchNextPage()} />
        ) : null}
      </section>
      <div ref={opened} className="office-open">
        {open.what === 'none' ? <p className="muted office-choose">{t('office.choose')}</p> : null}
        {open.what === 'new' ? <UnitForm unit={null} within={unit} lent={lent} onDone={show} /> : null}
        {open.what === 'edit' ? (
          <UnitForm
            key={open.unit.id}
            unit={open.unit}
            within={open.unit.home.kato}
            lent={lent}
            onDone={show}
          />
        ) : null}
        {open.what === 'unit' ? (
          <UnitFileView
            key={open.id}
            id={open.id}
            nameOf={nameOf}
            onEdit={(edited) => setOpen({ what: 'edit', unit: edited })}
          />
        ) : null}
        {open.what === 'limits' ? (
          <LimitsPart mayChange={mayLimits} onDone={() => setOpen({ what: 'none' })} />
        ) : null}
      </div>
    </div>
  );
}

function UnitLine(props: {
  row: OfficeRow;
  nameOf: (kato: string) => string;
  isOpen: boolean;
  onOpen: (id: number) => void;
}): ReactElement {
  const { row, nameOf, isOpen, onOpen } = props;
  const { unit, ageMs, devices, demonstration } = row;
  const { t } = useI18n();
  return (
    <button
      type="button"
      className="office-line"
      aria-current={isOpen ? 'true' : undefined}
      data-past={unit.retiredAt === null ? undefined : ''}
      onClick={() => onOpen(unit.id)}
    >
      <strong className="ellipsis">{unit.callSign}</strong>
      <span className="ellipsis">
        {t(unit.retiredAt === null ? `operations.unitStatus.${unit.status}` : 'office.retired')}
      </span>
      <span className="muted ellipsis">
        {t(`operations.unitType.${unit.type}`)} · {nameOf(unit.home.kato)}
        {demonstration ? ` · ${t('office.demonstration')}` : ''}
      </span>
      <span className="muted ellipsis">
        {devices === 0
          ? t('office.noDevice')
          : ageMs === null
            ? t('operations.whyNot.position_unknown')
            : t('operations.fixAge', { age: ageText(ageMs) })}
      </span>
    </button>
  );
}
