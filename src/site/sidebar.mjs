/** The left-hand contents. Tjek and fokuspunkter are added from their collections by route-data.ts. */
export const sidebar = [
  {
    label: 'Læs',
    items: [
      { label: 'Hvorfor samarbejdet betyder noget', link: '/guide/' },
      { label: 'Data', link: '/guide/data/', attrs: { class: 'st-nav-data' } },
      { label: 'Sparring', link: '/guide/sparring/', attrs: { class: 'st-nav-sparring' } },
      { label: 'Indsatser', link: '/guide/indsatser/', attrs: { class: 'st-nav-indsatser' } },
      { label: 'Undersøgelsen bag', link: '/guide/undersoegelsen/' },
    ],
  },
  // Closed, unless the reader is in it: the list is long, and the way to what comes after it should not be.
  { label: 'Fokuspunkter', collapsed: true, items: [{ label: 'Overblik', link: '/fokuspunkter/' }] },
  {
    label: 'Tjek',
    items: [
      { label: 'Mine tjek', link: '/mine-tjek/' },
      { label: 'Sådan regnes resultatet ud', link: '/metode/' },
    ],
  },
  {
    label: 'Planen',
    items: [
      { label: 'Fokuspunkter i planen', link: '/plan/' },
      { label: 'Indsatsoverblik', link: '/plan/indsatser/' },
      { label: 'Statusmøde', link: '/plan/statusmoede/' },
    ],
  },
  {
    label: 'Mødet',
    items: [
      { label: 'Hold en workshop', link: '/workshop/' },
      { label: 'Drejebøger', link: '/workshop/drejebog/' },
      { label: 'Print', link: '/materialer/' },
    ],
  },
  {
    label: 'Biblioteket',
    items: [
      { label: 'Overblik', link: '/bibliotek/' },
      { label: 'Anbefalinger', link: '/anbefalinger/' },
      { label: 'Citater', link: '/citater/' },
      { label: 'Eksempler og værktøjer', link: '/eksempler/' },
      { label: 'Faste møder i tre kommuner', link: '/moeder/' },
      { label: 'Tal', link: '/tal/' },
      { label: 'Begreber', link: '/begreber/' },
      { label: 'Hvor kilderne nuancerer', link: '/uenigheder/' },
    ],
  },
  {
    label: 'Om',
    items: [
      { label: 'Kilder', link: '/kilder/' },
      { label: 'Om Samarbejdstjek', link: '/om/' },
      { label: 'Privatliv', link: '/privatliv/' },
      { label: 'Tilgængelighed', link: '/tilgaengelighed/' },
    ],
  },
];
