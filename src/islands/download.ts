import { encodeWorkshop, type Workshop } from '../domain/workshop';
import { workshopFileName } from '../domain/workshop-text';

/** Hands the reader a text, or bytes, as a file. */
export function download(name: string, content: BlobPart, type = 'text/plain'): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** Hands the reader a whole workshop as a file. */
export const downloadWorkshop = (workshop: Workshop): void =>
  download(workshopFileName(workshop), encodeWorkshop(workshop), 'application/json');
