import { getMaterials } from '../../materials';

/** What can be printed, and where; `npm run build:pdf` makes the PDFs from it. */
export const GET = async () => Response.json(await getMaterials());
