import { z } from 'zod';
import type { NotifyEnv } from './notify/open-notify.ts';

const SMTP_URL =
  'SHOLU_SMTP_URL must look like smtps://user:password@mail.example.kz:465 or smtp://user:password@mail.example.kz:587';
const SMTP_FROM = 'SHOLU_SMTP_FROM must be an e-mail address, as in Sholu <sholu@example.kz>';
const HOSTS =
  'SHOLU_WEBHOOK_HOSTS must be names or addresses of hosts with commas between them, such as hooks.example.kz, 10.1.2.3';

/** Variables of notification by e-mail and webhook. */
export const notifyVariables = {
  SHOLU_SMTP_URL: z
    .string()
    .refine((text) => /^smtps?:\/\/[^/]/.test(text) && URL.canParse(text), SMTP_URL)
    .optional(),
  SHOLU_SMTP_FROM: z
    .string()
    .refine((text) => z.email().safeParse(/<([^>]*)>\s*$/.exec(text)?.[1] ?? text).success, SMTP_FROM)
    .refine((text) => !/[\r\n]/.test(text), SMTP_FROM)
    .optional(),
  SHOLU_WEBHOOK_HOSTS: z
    .string()
    .transform((text, problem) => {
      const hosts = text.split(',').map((host) => host.trim().toLowerCase());
      if (hosts.every((host) => /^[\da-z.:-]+$/.test(host))) return hosts;
      problem.addIssue(HOSTS);
      return z.NEVER;
    })
    .optional(),
  SHOLU_WEBHOOK_HTTP: z
    .enum(['0', '1'], 'SHOLU_WEBHOOK_HTTP must be 1 (webhooks may go over plain http) or 0')
    .default('0'),
};

type NotifyVariables = {
  SHOLU_SMTP_URL?: string | undefined;
  SHOLU_SMTP_FROM?: string | undefined;
  SHOLU_WEBHOOK_HOSTS?: string[] | undefined;
  SHOLU_WEBHOOK_HTTP: '0' | '1';
};

/** @returns null when one of the two variables of e-mail is missing and the other is not. */
export function notifyOf(set: NotifyVariables): NotifyEnv | null {
  const { SHOLU_SMTP_URL: url, SHOLU_SMTP_FROM: from } = set;
  if ((url === undefined) !== (from === undefined)) return null;
  return {
    mail: url !== undefined && from !== undefined ? { url, from } : null,
    webhooks: { hosts: set.SHOLU_WEBHOOK_HOSTS ?? null, allowHttp: set.SHOLU_WEBHOOK_HTTP === '1' },
  };
}
