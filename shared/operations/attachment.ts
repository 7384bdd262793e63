/** The longest file that an incident takes, bytes. */
export const ATTACHMENT_MAX_BYTES = 20 * 1024 * 1024;
/** How many files an incident has at most; removed ones do not count. */
export const ATTACHMENTS_MAX = 20;
export const ATTACHMENT_NAME_CHARS = 255;

/** What may be attached, and the endings its name may have; the first one is given to a name with another. */
const ENDINGS = {
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'image/heic': ['heic', 'heif'],
  'audio/mpeg': ['mp3'],
  'audio/ogg': ['ogg', 'oga', 'opus'],
  'audio/wav': ['wav'],
  'audio/mp4': ['m4a'],
  'video/mp4': ['mp4'],
  'application/pdf': ['pdf'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'text/plain': ['txt'],
} as const satisfies Record<string, readonly [string, ...string[]]>;

export type AttachmentType = keyof typeof ENDINGS;
export const ATTACHMENT_TYPES = Object.keys(ENDINGS) as [AttachmentType, ...AttachmentType[]];

/** Every ending that may be chosen, as a file picker takes them: `.jpg,.jpeg,…` */
export const ATTACHMENT_ENDINGS = Object.values(ENDINGS)
  .flat()
  .map((ending) => `.${ending}`);

export const isAttachmentType = (type: string): type is AttachmentType => Object.hasOwn(ENDINGS, type);

/** A browser can show it as a picture; anything else is only saved. */
export const isPreviewable = (type: AttachmentType): boolean =>
  type === 'image/jpeg' || type === 'image/png' || type === 'image/webp';

/** The name under which a file is kept and saved: without folders and signs nobody sees, with an ending of its type. */
export function attachmentName(name: string, type: AttachmentType): string {
  const last = name.replaceAll('\\', '/').split('/').at(-1) ?? '';
  const clean = last.replaceAll(/[\p{Cc}\p{Cf}]/gu, '').trim();
  const [ending] = ENDINGS[type];
  const known = ENDINGS[type].some((one) => clean.toLowerCase().endsWith(`.${one}`));
  const base = clean.replaceAll(/^\.+/g, '') || 'file';
  if (known && base.length <= ATTACHMENT_NAME_CHARS) return base;
  const stem = known ? base.slice(0, base.lastIndexOf('.')) : base;
  return `${stem.slice(0, ATTACHMENT_NAME_CHARS - ending.length - 1)}.${ending}`;
}
