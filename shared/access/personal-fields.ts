/** What stands in the log and in the audit where a secret or a caller's personal data would stand. */
export const MASKED = '[masked]';

/**
 * Names of fields that neither the log nor the audit may hold, small letters without `_` and `-`. Secrets are nobody's to
 * read, and the audit can never forget: personal data of callers in it would outlive every retention rule.
 */
const MASKED_NAME =
  /^(caller.*|.*password(hash)?|passphrase|.*secret|(access|refresh|id|api|session)?token|(set)?cookie|authorization|(totp|otp)(code)?|recovery(codes?|hashes))$/;

/** True for the name of a field whose value is never written down, as `callerPhone`, `new_password` or `Set-Cookie`. */
export const isMaskedName = (name: string): boolean =>
  MASKED_NAME.test(name.replaceAll(/[_-]/g, '').toLowerCase());
