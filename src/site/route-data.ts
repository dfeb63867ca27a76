import { defineRouteMiddleware } from '@astrojs/starlight/route-data';
import { getFokuspunkter, href } from '../content';

/** Adds the fokuspunkter to the contents from their collection, so that a new file needs no second place. */
export const onRequest = defineRouteMiddleware(async ({ locals, url }) => {
  const group = locals.starlightRoute.sidebar.find(
    (entry) => entry.type === 'group' && entry.label === 'Fokuspunkter',
  );
  if (group?.type !== 'group') return;
  for (const { id, data } of await getFokuspunkter()) {
    const address = href(`/fokuspunkter/${id}/`);
    group.entries.push({
      type: 'link',
      label: data.title,
      href: address,
      isCurrent: url.pathname === address,
      badge: undefined,
      attrs: { class: `st-nav-${data.element}` },
    });
  }
});
