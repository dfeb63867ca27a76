import { keptFileSchema } from '../../domain/kept-file-schema';

export const GET = () => Response.json(keptFileSchema());
