import type texts from '../../content/ui/tag-med.json';
import type { CsvTable } from '../domain/csv';
import type { Referat } from '../domain/referat';

/** What a page hands »Hent eller del«: its words, and where it is written what the data files hold. Made by `takeData` of src/content.ts. */
export interface TakeData {
  texts: typeof texts;
  dataHref: string;
}

/** What can be taken along from a page, as it stands. */
export interface Takeaway {
  /** What files are called, without their ending. */
  stem: string;
  referat: Referat;
  table: CsvTable;
  /** The data behind, as JSON. */
  json: string;
}
