import { ShieldAlert, ShieldCheck, ShieldQuestion } from 'lucide-react';
import type { ReactElement } from 'react';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { useSeal } from './use-audit.ts';

const ICONS = { never: ShieldQuestion, whole: ShieldCheck, broken: ShieldAlert } as const;

/** Whether somebody has tampered with the audit: when it was verified last, and what came of it. */
export function AuditSeal(): ReactElement | null {
  const { t, number, moment } = useI18n();
  const { status, verify } = useSeal();
  if (!status.data) return null;
  const seal = status.data;
  const Icon = ICONS[seal.state];
  return (
    <output className="audit-seal" data-state={seal.state}>
      <Icon aria-hidden />
      <span>
        {seal.state === 'never'
          ? t('audit.seal.never')
          : t(`audit.seal.${seal.state}`, {
              at: moment(seal.verifiedAt),
              entries: number(seal.entries),
              problem: seal.problem ?? '',
            })}
      </span>
      <button
        type="button"
        className="icon-button"
        disabled={verify.isPending}
        onClick={() => verify.mutate()}
      >
        {t(verify.isPending ? 'audit.verifying' : 'audit.verify')}
      </button>
    </output>
  );
}
