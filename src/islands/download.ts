import { encodeWorkshop, type Workshop } from '../domain/workshop';
import { workshopFileName } from '../domain/workshop-text';

/** Hands the reader a text as a file. */
export function download(name: string, text: string, type = 'text/plain'): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** Hands the reader a whole workshop as a file. */
export const downloadWorkshop = (workshop: Workshop): void =>
  download(workshopFileName(workshop), encodeWorkshop(workshop), 'application/json');
