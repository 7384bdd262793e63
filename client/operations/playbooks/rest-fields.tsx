import { Plus, Trash2 } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import type { Playbook, Said, UnitNeed } from '../../../shared/operations/playbook.ts';
import { EQUIPMENT, POLICE_UNIT_TYPES } from '../../../shared/operations/schema.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { IconButton } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { FlagField } from '../../ui/flag-field.tsx';
import { TextField } from '../office/text-field.tsx';
import { NOTHING_SAID, replaced, without } from './draft.ts';
import { SaidFields, type ProblemAt } from './said-fields.tsx';

const MOST_UNITS = 20;
type Part = { draft: Playbook; onChange: (draft: Playbook) => void; problemAt: ProblemAt };

/** What a playbook says besides its steps: whom it needs, when it is over, and on what acts it rests. */
export function RestFields(props: Part): ReactElement {
  const { draft, onChange, problemAt } = props;
  const { t } = useI18n();
  const { close, legalBasis, toBeAgreed } = draft;
  return (
    <>
      <NeedFields {...props} />
      <List
        title={t('playbooks.part.criteria')}
        add={t('playbooks.addCriterion')}
        problem={problemAt('close', 'criteria')}
        onAdd={() => onChange({ ...draft, close: { ...close, criteria: [...close.criteria, NOTHING_SAID] } })}
      >
        <SaidList
          texts={close.criteria}
          path={['close', 'criteria']}
          problemAt={problemAt}
          labelOf={(n) => t('playbooks.criterion', { n })}
          onChange={(criteria) => onChange({ ...draft, close: { ...close, criteria } })}
        />
      </List>
      <List
        title={t('playbooks.part.legalBasis')}
        add={t('playbooks.addAct')}
        problem={problemAt('legalBasis')}
        onAdd={() =>
          onChange({
            ...draft,
            legalBasis: [...legalBasis, { act: NOTHING_SAID, citation: '', kind: 'binding' }],
          })
        }
      >
        {legalBasis.map((act, i) => {
          const set = (next: typeof act): void =>
            onChange({ ...draft, legalBasis: replaced(legalBasis, i, next) });
          const n = String(i + 1);
          return (
            // oxlint-disable-next-line react/no-array-index-key -- a line has no name of its own, only its place
            <div className="said-line" key={i}>
              <div>
                <SaidFields
                  label={t('playbooks.act', { n })}
                  value={act.act}
                  onChange={(text) => set({ ...act, act: text })}
                  path={['legalBasis', i, 'act']}
                  problemAt={problemAt}
                />
                <div className="step-facts">
                  <TextField
                    label={t('playbooks.field.citation')}
                    value={act.citation}
                    problem={problemAt('legalBasis', i, 'citation')}
                    onChange={(citation) => set({ ...act, citation })}
                  />
                  <Choice
                    label={t('playbooks.field.kind')}
                    value={act.kind}
                    options={(['binding', 'practice'] as const).map((value) => ({
                      value,
                      label: t(`playbooks.kind.${value}`),
                    }))}
                    onChange={(kind) => set({ ...act, kind })}
                  />
                </div>
              </div>
              <IconButton
                label={t('playbooks.removeAct', { n })}
                onClick={() => onChange({ ...draft, legalBasis: without(legalBasis, i) })}
              >
                <Trash2 aria-hidden />
              </IconButton>
            </div>
          );
        })}
      </List>
      <List
        title={t('playbooks.part.toBeAgreed')}
        add={t('playbooks.addTerm')}
        problem={null}
        onAdd={() => onChange({ ...draft, toBeAgreed: [...toBeAgreed, NOTHING_SAID] })}
      >
        <SaidList
          texts={toBeAgreed}
          path={['toBeAgreed']}
          problemAt={problemAt}
          labelOf={(n) => t('playbooks.term', { n })}
          onChange={(texts) => onChange({ ...draft, toBeAgreed: texts })}
        />
      </List>
    </>
  );
}

function List(props: {
  title: string;
  add: string;
  problem: string | null;
  onAdd: () => void;
  children: ReactNode;
}): ReactElement {
  return (
    <fieldset className="office-group">
      <legend>{props.title}</legend>
      {props.children}
      {props.problem === null ? null : <p className="ops-problem">{props.problem}</p>}
      <button type="button" className="quiet-button office-start" onClick={props.onAdd}>
        <Plus aria-hidden />
        {props.add}
      </button>
    </fieldset>
  );
}

function SaidList(props: {
  texts: readonly Said[];
  path: readonly string[];
  problemAt: ProblemAt;
  labelOf: (n: string) => string;
  onChange: (texts: Said[]) => void;
}): ReactElement {
  const { texts, path, problemAt, labelOf, onChange } = props;
  const { t } = useI18n();
  return (
    <>
      {texts.map((text, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- a line has no name of its own, only its place
        <div className="said-line" key={i}>
          <SaidFields
            label={labelOf(String(i + 1))}
            value={text}
            onChange={(next) => onChange(replaced(texts, i, next))}
            path={[...path, i]}
            problemAt={problemAt}
          />
          <IconButton
            label={t('playbooks.removeText', { label: labelOf(String(i + 1)) })}
            onClick={() => onChange(without(texts, i))}
          >
            <Trash2 aria-hidden />
          </IconButton>
        </div>
      ))}
    </>
  );
}

function NeedFields({ draft, onChange, problemAt }: Part): ReactElement {
  const { t } = useI18n();
  const { need } = draft;
  const set = (i: number, next: UnitNeed): void => onChange({ ...draft, need: replaced(need, i, next) });
  return (
    <List
      title={t('playbooks.part.need')}
      add={t('playbooks.addNeed')}
      problem={null}
      onAdd={() =>
        onChange({ ...draft, need: [...need, { types: ['patrol_car'], count: 1, equipment: [] }] })
      }
    >
      {need.length === 0 ? <p className="muted">{t('playbooks.noNeed')}</p> : null}
      {need.map((one, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- a line has no name of its own, only its place
        <div className="said-line" key={i}>
          <fieldset
            className="office-column office-plain"
            aria-label={t('playbooks.needN', { n: String(i + 1) })}
          >
            <Choice
              label={t('playbooks.field.count')}
              value={String(one.count)}
              options={Array.from({ length: MOST_UNITS }, (_, n) => ({
                value: String(n + 1),
                label: String(n + 1),
              }))}
              onChange={(count) => set(i, { ...one, count: Number(count) })}
            />
            <span className="said-label">{t('playbooks.field.types')}</span>
            <div className="office-flags">
              {POLICE_UNIT_TYPES.map((type) => (
                <FlagField
                  key={type}
                  label={t(`operations.unitType.${type}`)}
                  value={one.types.includes(type)}
                  onChange={(isOn) =>
                    set(i, {
                      ...one,
                      types: POLICE_UNIT_TYPES.filter((t2) => (t2 === type ? isOn : one.types.includes(t2))),
                    })
                  }
                />
              ))}
            </div>
            {problemAt('need', i, 'types') === null ? null : (
              <p className="ops-problem">{problemAt('need', i, 'types')}</p>
            )}
            <span className="said-label">{t('playbooks.field.equipment')}</span>
            <div className="office-flags">
              {EQUIPMENT.map((piece) => (
                <FlagField
                  key={piece}
                  label={t(`office.equipment.${piece}`)}
                  value={one.equipment.includes(piece)}
                  onChange={(isOn) =>
                    set(i, {
                      ...one,
                      equipment: EQUIPMENT.filter((p) => (p === piece ? isOn : one.equipment.includes(p))),
                    })
                  }
                />
              ))}
            </div>
          </fieldset>
          <IconButton
            label={t('playbooks.removeNeed', { n: String(i + 1) })}
            onClick={() => onChange({ ...draft, need: without(need, i) })}
          >
            <Trash2 aria-hidden />
          </IconButton>
        </div>
      ))}
    </List>
  );
}
