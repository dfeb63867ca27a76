import type { APIRoute } from 'astro';
import { keptFileSchema } from '../../domain/kept-file-schema';

export const GET: APIRoute = ({ url }) => Response.json(keptFileSchema(url.href));
