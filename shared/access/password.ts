import { z } from 'zod';

/** Code points, after normalisation. @source NIST SP 800-63B-4, 3.1.1.2: length decides, no rules of composition. */
export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 256;

/** What is wrong with a password, as a word that the screen says in its language. */
export const PASSWORD_PROBLEMS = ['short', 'long', 'common', 'login', 'repeated'] as const;
export type PasswordProblem = (typeof PASSWORD_PROBLEMS)[number];

/** Bodies of passwords that come first in every list of guesses and are long enough for ours. Lower case. */
const COMMON = new Set([
  'password1234',
  'password12345',
  'passwordpassword',
  'administrator',
  'administrator1',
  '123456789012',
  '1234567890123',
  '123456123456',
  '12345678901234567890',
  '1234567891011',
  'qwertyuiop12',
  'qwertyuiop123',
  'qwertyuiopasdf',
  'qwerty123456',
  'qwertyuiop[]',
  'q1w2e3r4t5y6',
  '1q2w3e4r5t6y',
  '1qaz2wsx3edc',
  'zaq12wsxcde3',
  'abcdefghijkl',
  'abcd12345678',
  'abc123456789',
  'iloveyou1234',
  'letmein12345',
  'welcome12345',
  'changeme1234',
  'changeme123456',
  'adminadmin12',
  'admin1234567',
  'admin12345678',
  'adminadminadmin',
  'rootrootroot',
  'kazakhstan12',
  'kazakhstan123',
  'kazakhstan2024',
  'kazakhstan2025',
  'kazakhstan2026',
  'qazaqstan123',
  'astana123456',
  'almaty123456',
  'police123456',
  'polisia12345',
  'sholusholu12',
  'sholusholusholu',
  'йцукенгшщзхъ',
  'йцукен123456',
  'пароль123456',
  'парольпароль',
  'администратор',
  'казахстан123',
  'қазақстан123',
  'құпиясөз1234',
]);

/** One form for what looks the same, so that another keyboard or system does not lock somebody out. */
export const normalisedPassword = (password: string): string => password.normalize('NFKC');

/** Why a password is not taken; null when it is. */
export function passwordProblem(password: string, login: string): PasswordProblem | null {
  const text = normalisedPassword(password);
  const points = Array.from(text);
  if (points.length < PASSWORD_MIN) return 'short';
  if (points.length > PASSWORD_MAX) return 'long';
  const lower = text.toLowerCase();
  if (COMMON.has(lower)) return 'common';
  if (new Set(points).size < 4) return 'repeated';
  return login.length >= 3 && lower.replaceAll(login.toLowerCase(), '').length < 4 ? 'login' : null;
}

/** Only a bound for the body: which password is good is said by `passwordProblem`. */
export const passwordSchema = z
  .string()
  .min(1)
  .max(4 * PASSWORD_MAX);
