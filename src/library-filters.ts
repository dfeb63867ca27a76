// What a library can be narrowed by: one name per filter, which is also its name in the address and on each item (`data-<name>`).
import { getSources, labels, optionsOf, PLACES, placeName } from './content';

/** The values of an entry, by filter. */
export interface Facets {
  element: readonly string[];
  /** Who it is for. */
  til?: readonly string[];
  /** Who speaks. */
  taler?: readonly string[];
  slags: readonly string[];
  tema: readonly string[];
  kilde: readonly string[];
}

const LABELS: Record<keyof Facets, string> = {
  element: labels.library.element,
  til: labels.library.audience,
  taler: labels.library.speaker,
  slags: labels.library.kind,
  tema: labels.library.theme,
  kilde: labels.library.source,
};

/** The documents that passages (`source#section`) lie in, for `kilde`. */
export const documentsOf = (passages: readonly (string | undefined)[]): string[] => [
  ...new Set(passages.flatMap((ref) => ref?.split('#')[0] ?? [])),
];

/** The attributes of an item that library.ts reads. */
export const facetAttributes = (facets: Facets): Record<string, string> => ({
  'data-item': '',
  ...Object.fromEntries(Object.entries(facets).map(([name, values]) => [`data-${name}`, values.join(' ')])),
});

/** The filters of a list, each with the choices that something in it has. `kinds` are the names of its kinds. */
export async function filtersOf(list: readonly Facets[], kinds: Readonly<Record<string, string>>) {
  const names: Record<keyof Facets, Readonly<Record<string, string>>> = {
    element: Object.fromEntries(PLACES.map((place) => [place, placeName(place)])),
    til: labels.audiences,
    taler: labels.voices,
    slags: kinds,
    tema: labels.themes,
    kilde: Object.fromEntries((await getSources()).map(({ id, data }) => [id, data.shortTitle])),
  };
  return (Object.keys(LABELS) as (keyof Facets)[])
    .map((name) => ({
      name,
      label: LABELS[name],
      options: optionsOf(
        names[name],
        list.flatMap((facets) => facets[name] ?? []),
      ),
    }))
    .filter(({ options }) => options.length > 1);
}
