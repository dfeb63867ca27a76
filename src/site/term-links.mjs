// Links the first use of each glossary term on a reading page to the glossary, with its explanation beside it as a hint that the browser
// shows on hover, focus and long press (interestfor). Where it cannot, the link leads to the glossary. On paper it is plain text.
// Done on the built pages, because what is read comes from MDX and from collections alike.
import { glob, readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const ROOMS = ['guide', 'fokuspunkter', 'eksempler', 'uenigheder', 'moeder', 'anbefalinger'];
/** Text is linked inside these … */
const PROSE = ['p', 'li', 'dd'];
/** … unless it is also inside one of these. */
const CLOSED = [
  'a',
  'button',
  'blockquote',
  'summary',
  'figcaption',
  'nav',
  'footer',
  'table',
  'svg',
  'script',
  'style',
  'noscript',
];
const CLOSED_CLASSES =
  /\b(st-passages|st-meta|st-hint|st-onward|st-kicker|st-notice|st-standfirst|sr-only)\b/;
const VOID = ['br', 'img', 'input', 'hr', 'meta', 'link', 'wbr', 'rect', 'circle', 'path'];

/** @typedef {{ id: string, form: string, explanation: string }} Form */

/** @returns {Promise<Form[]>} every form of every term, the longest first, so that »bredt databegreb« wins over »databegreb« */
async function forms() {
  const folder = 'content/terms';
  const files = (await readdir(folder)).filter((file) => file.endsWith('.yaml') && !file.startsWith('_'));
  const all = await Promise.all(
    files.map(async (file) => {
      const { term, forms = [], explanation } = parse(await readFile(`${folder}/${file}`, 'utf8'));
      const id = file.replace(/\.yaml$/, '');
      return [term, ...forms].map((form) => ({ id, form: form.toLowerCase(), explanation }));
    }),
  );
  return all.flat().sort((a, b) => b.form.length - a.form.length);
}

/** @param {string} text */
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/**
 * A piece of text with its first uses of terms linked.
 *
 * @param {string} text as HTML @param {readonly Form[]} all @param {Set<string>} seen ids already linked on the page; grows
 * @param {string} base
 * @returns {string}
 */
export function linkText(text, all, seen, base) {
  const lower = text.toLowerCase();
  let best;
  for (const { id, form, explanation } of all) {
    if (seen.has(id)) continue;
    const exact = form.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
    const at = lower.search(new RegExp(`(?<![\\p{L}\\p{N}-])${exact}(?![\\p{L}\\p{N}-])`, 'u'));
    if (at >= 0 && (!best || at < best.at)) best = { id, at, length: form.length, explanation };
  }
  if (!best) return text;
  const { id, at, length, explanation } = best;
  seen.add(id);
  const word = text.slice(at, at + length);
  const link = `<a class="st-term" href="${base}begreber/#${id}" interestfor="begreb-${id}">${word}</a>`;
  const tip = `<span class="st-term-tip" id="begreb-${id}" popover="hint" data-pagefind-ignore>${escaped(explanation)}</span>`;
  return text.slice(0, at) + link + tip + linkText(text.slice(at + length), all, seen, base);
}

/**
 * @param {string} html a whole page @param {readonly Form[]} all @param {string} base
 * @returns {string}
 */
export function linkPage(html, all, base) {
  const start = html.indexOf('<main');
  const end = html.indexOf('</main>');
  if (start < 0 || end < 0) return html;
  const seen = new Set();
  /** @type {{ name: string, prose: boolean, closed: boolean }[]} */
  const stack = [];
  const main = html.slice(start, end).split(/(<[^>]+>)/);
  const linked = main.map((part) => {
    const tag = /^<(\/?)([a-z0-9-]+)/i.exec(part);
    if (!tag) {
      const here = stack.at(-1);
      return here?.prose && !here.closed && part.trim() ? linkText(part, all, seen, base) : part;
    }
    const name = (tag[2] ?? '').toLowerCase();
    if (tag[1]) {
      const open = stack.findLastIndex((element) => element.name === name);
      if (open >= 0) stack.length = open;
    } else if (!VOID.includes(name) && !part.endsWith('/>')) {
      const above = stack.at(-1);
      const closed =
        CLOSED.includes(name) ||
        /^h\d$/.test(name) ||
        CLOSED_CLASSES.test(/class="([^"]*)"/.exec(part)?.[1] ?? '');
      stack.push({
        name,
        prose: Boolean(above?.prose) || PROSE.includes(name),
        closed: Boolean(above?.closed) || closed,
      });
    }
    return part;
  });
  return html.slice(0, start) + linked.join('') + html.slice(end);
}

/** @param {string} base with a leading and a trailing slash @returns {import('astro').AstroIntegration} */
export const termLinks = (base) => ({
  name: 'term-links',
  hooks: {
    'astro:build:done': async ({ dir }) => {
      const root = fileURLToPath(dir);
      const all = await forms();
      for await (const file of glob(`{${ROOMS.join(',')}}/**/*.html`, { cwd: root })) {
        const html = await readFile(root + file, 'utf8');
        await writeFile(root + file, linkPage(html, all, base));
      }
    },
  },
});
