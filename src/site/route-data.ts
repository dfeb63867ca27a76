import { defineRouteMiddleware } from '@astrojs/starlight/route-data';
import { getFokuspunkter, getTjekList, href } from '../content';

/** Adds the tjek and the fokuspunkter to the contents from their collections, so that a new file needs no second place. */
export const onRequest = defineRouteMiddleware(async ({ locals, url }) => {
  const linkTo = (label: string, path: string, className: string) => {
    const address = href(path);
    const isCurrent = url.pathname === address;
    return {
      type: 'link' as const,
      label,
      href: address,
      isCurrent,
      badge: undefined,
      attrs: { class: className },
    };
  };
  for (const group of locals.starlightRoute.sidebar) {
    if (group.type !== 'group') continue;
    if (group.label === 'Fokuspunkter')
      for (const { id, data } of await getFokuspunkter())
        group.entries.push(linkTo(data.title, `/fokuspunkter/${id}/`, `st-nav-${data.element}`));
    // Before what explains them.
    if (group.label === 'Tjek')
      group.entries.unshift(
        ...(await getTjekList()).map(({ id, data }) => linkTo(data.title, `/tjek/${id}/`, '')),
      );
  }
});
