import { href } from '../content';

/** What a device needs to know to put the site among its apps. The colours are those of paper in light (tokens.css). */
export const GET = () =>
  Response.json({
    name: 'Samarbejdstjek',
    lang: 'da',
    start_url: href('/'),
    id: href('/'),
    scope: href('/'),
    display: 'standalone',
    background_color: '#fbf8f2',
    theme_color: '#fbf8f2',
    icons: [
      { src: href('/favicon.svg'), type: 'image/svg+xml', sizes: 'any' },
      { src: href('/icons/192.png'), type: 'image/png', sizes: '192x192' },
      { src: href('/icons/512.png'), type: 'image/png', sizes: '512x512' },
      { src: href('/icons/maskable.png'), type: 'image/png', sizes: '512x512', purpose: 'maskable' },
    ],
  });
