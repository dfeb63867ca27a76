import { type DecodedResponse, decodeResponse } from './response';
import { parseJson } from './shape';

/** Reads a text as the besvarelse of whatever tjek and role it says it is; else as `decodeResponse`. */
export function decodeAnyResponse(text: string): DecodedResponse {
  const said = parseJson(text) as { readonly tjek?: unknown; readonly role?: unknown } | null | undefined;
  return decodeResponse(text, {
    tjek: String(said?.tjek),
    role: said?.role === 'skoleledelse' ? 'skoleledelse' : 'forvaltning',
  });
}
