/**
 * Puts the site's base path in front of root-relative links in Markdown and MDX, so that authors write `/guide/data/` wherever
 * the site ends up living. Links in components use `href` from src/content.ts instead.
 *
 * @param {string} base with a leading and a trailing slash
 */
export const basePathLinks = (base) => ({
  name: 'base-path-links',
  element: [
    {
      filter: ['a'],
      /** @param {any} node @param {any} context */
      visit(node, context) {
        const target = node.properties?.href;
        if (typeof target === 'string' && /^\/(?!\/)/.test(target)) {
          context.setProperty(node, 'href', base + target.slice(1));
        }
      },
    },
  ],
});
