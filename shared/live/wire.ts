/**
 * How messages of the live channel look on the wire. It is tRPC's JSON as text; only a frame of positions travels as it
 * is, binary: 'SPOS', number of the request u32, frame. Whoever asks for base64 instead gets the frame as text in JSON, for
 * lines that do not carry binary messages.
 */
const MAGIC = 0x534f_5053;
const PREFIX_BYTES = 8;

/** A frame that is encoded once and shared by all who get it, however many they are. */
export class Frame {
  #id = -1;
  #message: Uint8Array<ArrayBuffer> | null = null;

  constructor(readonly bytes: Uint8Array) {}

  /** The frame as answer to a request. Screens number their requests alike, so the last one nearly always fits. */
  answerTo(id: number): Uint8Array<ArrayBuffer> {
    if (this.#message && this.#id === id) return this.#message;
    const message = new Uint8Array(PREFIX_BYTES + this.bytes.byteLength);
    const view = new DataView(message.buffer);
    view.setUint32(0, MAGIC, true);
    view.setUint32(4, id, true);
    message.set(this.bytes, PREFIX_BYTES);
    this.#id = id;
    this.#message = message;
    return message;
  }
}

/** For `applyWSSHandler` and `createWSClient`: one encoder for both ends. */
export const wireEncoder = {
  encode(message: unknown): string | Uint8Array<ArrayBuffer> {
    const frame = frameOf(message);
    return frame ? frame.frame.answerTo(frame.id) : JSON.stringify(message);
  },
  /** @throws Error for bytes that are no frame. */
  decode(data: string | ArrayBuffer | Uint8Array): unknown {
    if (typeof data === 'string') return JSON.parse(data);
    const bytes = data instanceof Uint8Array ? data : new Uint8Array(data);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (bytes.byteLength < PREFIX_BYTES || view.getUint32(0, true) !== MAGIC)
      throw new Error('A binary message of the live channel is no frame of positions');
    return {
      id: view.getUint32(4, true),
      result: { type: 'data', data: bytes.subarray(PREFIX_BYTES) },
    };
  },
};

function frameOf(message: unknown): { id: number; frame: Frame } | null {
  const { id, result } = message as { id?: unknown; result?: { data?: unknown } };
  return typeof id === 'number' && result?.data instanceof Frame ? { id, frame: result.data } : null;
}

/**
 * The bytes of a frame as the client got it, binary or as base64.
 * @throws TypeError when it is neither.
 */
export function frameBytes(data: unknown): Uint8Array {
  if (data instanceof Uint8Array) return data;
  if (typeof data === 'object' && data !== null && 'base64' in data && typeof data.base64 === 'string') {
    const binary = atob(data.base64);
    return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
  }
  throw new TypeError('What came as positions is no frame');
}
