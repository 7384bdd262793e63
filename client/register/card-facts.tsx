import type { ReactElement } from 'react';
import type { LawId } from '../../shared/coverage/requirement.ts';
import type { FacilityCard } from '../../shared/coverage/schema.ts';
import type { Group } from '../../shared/register/schema.ts';
import { useI18n } from '../i18n/use-i18n.tsx';

/** The act that puts a facility into its group: under 100 people it is the decree's bound, else the order's table. */
const GROUP_LAW: Record<Group, LawId | null> = {
  non_tto: 'decree-234',
  group_1: 'order-117',
  group_2: 'order-117',
  group_3: 'order-117',
  unknown: null,
};

/** What kind of facility it is, where, for how many people, and why it is in its group. */
export function CardFacts(props: { card: FacilityCard }): ReactElement {
  const { facility, group } = props.card;
  const { t, name, number } = useI18n();
  const people =
    facility.people === null ? t('list.peopleUnknown') : t('list.people', { n: facility.people });
  const law = GROUP_LAW[group];
  return (
    <dl className="card-facts">
      <dt>{t('card.type')}</dt>
      <dd>
        {t(`typeOne.${facility.type}`)}, {t(`card.owner.${facility.owner}`).toLowerCase()}
      </dd>
      {facility.settlement ? (
        <>
          <dt>{t('card.settlement')}</dt>
          <dd>
            {name(facility.settlement)}{' '}
            <span className="muted">({t(`card.place.${facility.placeKind}`)})</span>
          </dd>
        </>
      ) : null}
      <dt>{t('card.people')}</dt>
      <dd>
        {facility.people === null ? t('list.peopleUnknown') : number(facility.people)}
        {facility.learners === null ? null : (
          <span className="muted">
            , {t('card.learners')} {number(facility.learners)}
          </span>
        )}
      </dd>
      <dt>{t('card.group')}</dt>
      <dd>
        <strong>{t(`group.${group}`)}</strong>
        <span className="muted">
          {' – '}
          {t('card.groupWhy', { people, place: t(`card.place.${facility.placeKind}`) })}
        </span>
        {law === null ? null : <span className="muted"> {t('card.groupBy', { law: t(`law.${law}`) })}</span>}
      </dd>
      <dt>{t('card.externalId')}</dt>
      <dd>{facility.externalId}</dd>
    </dl>
  );
}
