import { encodeWorkshop, type Workshop } from '../domain/workshop';
import { workshopFileName } from '../domain/workshop-text';
import { download } from './download';

/** Hands the reader a whole workshop as a file. */
export const downloadWorkshop = (workshop: Workshop): void =>
  download(workshopFileName(workshop), encodeWorkshop(workshop), 'application/json');
