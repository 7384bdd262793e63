/**
 * `Content-Disposition` of a file to save. Whatever the name holds – quotes, line ends, Kazakh letters – the header stays
 * one header of ASCII, and the browser gets the name as it was, without what a path or a header is made of.
 * @source RFC 6266 (filename*), RFC 8187 (its encoding).
 */
export function attachment(fileName: string): string {
  const safe = fileName.replaceAll(/[\p{C}"\\/:*?<>|]/gu, '_');
  const ascii = safe.replaceAll(/[^\x20-\x7e]|%/g, '_');
  const extended = encodeURIComponent(safe).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.codePointAt(0)?.toString(16)}`,
  );
  return ascii === safe
    ? `attachment; filename="${ascii}"`
    : `attachment; filename="${ascii}"; filename*=UTF-8''${extended}`;
}
