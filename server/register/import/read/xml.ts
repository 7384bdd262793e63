import type { Readable } from 'node:stream';
import { SaxesParser } from 'saxes';
import { fileError, ImportFileError } from './file-error.ts';
import { MAX_ROW_BYTES } from './limits.ts';

/** What happens at each piece of an XML document; names come without their prefix. */
export type XmlHandlers = {
  open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
};

/** Longest stretch without a tag: a text that long is no cell. */
const MAX_STRETCH = 16 * MAX_ROW_BYTES;

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * Reads an XML document piece by piece and tells the bytes of each piece after its handlers ran. Entities of a DOCTYPE
 * are not known to the parser, so none can grow.
 * @throws ImportFileError when it is not well-formed; what a handler throws goes through.
 */
export async function* readXml(
  stream: Readable,
  part: string,
  { open, text, close }: XmlHandlers,
): AsyncGenerator<number> {
  const parser = new SaxesParser<{ position: false; xmlns: false }>({ position: false, xmlns: false });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let stretch = 0;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    stretch = 0;
    open?.(localName(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    stretch = 0;
    close?.(localName(name));
  });
  if (text) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      stretch += chunk.length;
      if (stretch > MAX_STRETCH) throw fileError('row-too-long', { max: MAX_ROW_BYTES / 1024 });
      parser.write(decoder.decode(chunk, { stream: true }));
      yield chunk.length;
    }
    parser.close();
  } catch (cause) {
    throw cause instanceof ImportFileError ? cause : fileError('xlsx-broken', { part }, { cause });
  } finally {
    stream.destroy();
  }
}

/** Reads a whole XML document. */
export async function readWholeXml(stream: Readable, part: string, handlers: XmlHandlers): Promise<void> {
  const pieces = readXml(stream, part, handlers);
  while (!(await pieces.next()).done);
}
