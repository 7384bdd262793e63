import { z } from 'zod';
import { katoSchema } from '../hierarchy/schema.ts';

/** What came of a deed: it was done, it was not allowed, or it was tried and failed. */
export const AUDIT_OUTCOMES = ['done', 'denied', 'failed'] as const;
export type AuditOutcome = (typeof AUDIT_OUTCOMES)[number];

/** An entry as the auditor sees it. */
export type AuditEntry = {
  id: number;
  /** ISO 8601, UTC, milliseconds. */
  at: string;
  actor: string;
  /** Name of the person that `actor` is; null when it is the server, its command line or a device. */
  actorName: string | null;
  /** `domain.verb`. */
  action: string;
  /** As in `facility:42`. */
  object: string | null;
  note: string | null;
  /** Address of the machine it was done from; null for what the server or its command line did. */
  address: string | null;
  /** The territory concerned. */
  kato: string | null;
  outcome: AuditOutcome;
  before?: unknown;
  after?: unknown;
  /** Hash of the entry before and of this one, 64 hexadecimal digits each. */
  prevHash: string;
  hash: string;
};

const shortText = z.string().trim().min(1).max(200);

/** Which entries; what is left out does not narrow. All that are given must hold. */
export const auditFilterSchema = z.object({
  actor: shortText.optional(),
  /** `register.editFacility`, or `register.` for everything of the domain. */
  action: z
    .string()
    .regex(/^[A-Za-z][\w-]*\.([\w.-]+)?$/, {
      error: 'An action is domain.verb, a whole domain ends in a point',
    })
    .max(100)
    .optional(),
  object: shortText.optional(),
  /** This unit of territory and all below it. */
  unit: katoSchema.optional(),
  outcome: z.enum(AUDIT_OUTCOMES).optional(),
  /** From this moment on. */
  from: z.iso.datetime({ offset: true }).optional(),
  /** Until before this moment. */
  to: z.iso.datetime({ offset: true }).optional(),
  /** Words, or their beginnings, of person, object or note. */
  text: shortText.optional(),
});
export type AuditFilter = z.infer<typeof auditFilterSchema>;

/** The last verification of the chain. */
export type AuditStatus =
  | { state: 'never' }
  | {
      state: 'whole' | 'broken';
      /** ISO 8601. */
      verifiedAt: string;
      entries: number;
      /** The last entry that was verified. */
      headId: number;
      /** Says which entry is the first that does not fit, when one does not. */
      problem: string | null;
    };
