// Texts made small enough for a link by the browser's own compression, and taken out again, however they were tampered with.
import { PACKED_MAX, UNPACKED_MAX } from '../domain/link-notes';

/** The bytes of a stream; undefined when there are more than the limit, of which no more is then unpacked, or when it breaks. */
async function bytesOf(
  stream: ReadableStream<Uint8Array>,
  most: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const reader = stream.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      length += value.length;
      if (length > most) {
        await reader.cancel();
        return undefined;
      }
      parts.push(value);
    }
  } catch {
    return undefined;
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** A text as base64url of its compressed bytes; undefined when it is too long, or the browser cannot compress. */
export async function pack(text: string): Promise<string | undefined> {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length > UNPACKED_MAX || typeof CompressionStream === 'undefined') return undefined;
  const packed = await bytesOf(
    new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw')),
    PACKED_MAX,
  );
  if (!packed) return undefined;
  const binary = Array.from(packed, (byte) => String.fromCharCode(byte)).join('');
  const base64 = btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  return base64.length > PACKED_MAX ? undefined : base64;
}

/** The text that `pack` was given, or undefined for anything else. It never throws, and never unpacks more than UNPACKED_MAX bytes. */
export async function unpack(packed: string): Promise<string | undefined> {
  if (packed.length > PACKED_MAX || !/^[\w-]+$/.test(packed) || typeof DecompressionStream === 'undefined')
    return undefined;
  try {
    const binary = atob(packed.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const unpacked = await bytesOf(
      new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')),
      UNPACKED_MAX,
    );
    return unpacked && new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(unpacked);
  } catch {
    return undefined;
  }
}
