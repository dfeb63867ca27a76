// Files of kept things on their way out and in.
import {
  type DecodedFile,
  decodeFile,
  encodeFile,
  FILE_MAX,
  type FileItem,
  looksLike,
  type OtherKind,
} from '../domain/kept-file';
import { now } from '../stores/workshop';
import { download } from './download';

/** What came of reading one file. */
export type OpenedFile = { readonly file: string } & (
  | DecodedFile
  | { readonly kind: 'unreadable'; readonly reason: OtherKind | 'unreadable' }
);

async function decoded(
  file: File,
): Promise<DecodedFile | { kind: 'unreadable'; reason: OtherKind | 'unreadable' }> {
  try {
    const other = looksLike(new Uint8Array(await file.slice(0, 4).arrayBuffer()));
    if (other) return { kind: 'unreadable', reason: other };
    if (file.size > FILE_MAX) return { kind: 'unreadable', reason: 'too-large' };
    return decodeFile(await file.text());
  } catch {
    return { kind: 'unreadable', reason: 'unreadable' };
  }
}

/** Reads a file that somebody chose or dropped; it never throws. */
export const openFile = async (file: File): Promise<OpenedFile> => ({
  file: file.name,
  ...(await decoded(file)),
});

/** Hands the reader things as one file. @param what they are, for its name: `alt`, `besvarelse` */
export function downloadItems(items: readonly FileItem[], what: string): void {
  const made = now();
  download(`samarbejdstjek-${what}-${made.slice(0, 10)}.json`, encodeFile(items, made), 'application/json');
}
