// Gives every built page a strict Content-Security-Policy of its own, made from the exact inline code that the page has.
import { createHash } from 'node:crypto';
import { glob, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** What holds for every file of the site, whatever code it carries. */
export const FOR_ALL_FILES = [
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "object-src 'none'",
];

/** @param {string} text */
const sha256 = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** @param {string} text */
const unescapeAttribute = (text) =>
  text
    .replace(/&quot;|&#34;|&#x22;/g, '"')
    .replace(/&#39;|&#x27;|&apos;/g, "'")
    .replace(/&lt;|&#60;/g, '<')
    .replace(/&gt;|&#62;/g, '>')
    .replace(/&amp;|&#38;/g, '&');

/**
 * The policy for one page: only the site's own files, plus the inline scripts, styles and style attributes that the page was
 * built with, by their hashes.
 *
 * @param {string} html
 * @throws {Error} when an element carries an inline event handler, which no strict policy can allow
 */
export function policyFor(html) {
  const scripts = new Set();
  const styles = new Set();
  const attributes = new Set();
  for (const [, attrs = '', body = ''] of html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/gi)) {
    if (!/\bsrc=/.test(attrs) && !/type="(application\/(ld\+)?json|speculationrules)"/.test(attrs))
      scripts.add(sha256(body));
  }
  for (const [, body = ''] of html.matchAll(/<style\b[^>]*>([\s\S]*?)<\/style>/gi)) styles.add(sha256(body));
  const markup = html.replace(/<(script|style)\b[^>]*>[\s\S]*?<\/\1>/gi, '');
  for (const [tag] of markup.matchAll(/<[a-z][^>]*\sstyle=[^>]*>/gi)) {
    for (const [, double, single] of tag.matchAll(/\sstyle=(?:"([^"]*)"|'([^']*)')/g)) {
      attributes.add(sha256(unescapeAttribute(double ?? single ?? '')));
    }
  }
  const handler = markup.match(/<[a-z][^>]*\son[a-z]+=/i);
  if (handler) throw new Error(`inline event handler in the built page: ${handler[0]}`);
  return [
    "default-src 'none'",
    // Pagefind compiles WebAssembly; needed when the policy is sent as a header as well.
    ["script-src 'self' 'wasm-unsafe-eval'", ...scripts].join(' '),
    ["style-src 'self'", ...styles].join(' '),
    attributes.size ? ["style-src-attr 'unsafe-hashes'", ...attributes].join(' ') : "style-src-attr 'none'",
    ...FOR_ALL_FILES,
  ].join('; ');
}

/** @returns {import('astro').AstroIntegration} */
export const contentSecurityPolicy = () => ({
  name: 'content-security-policy',
  hooks: {
    'astro:build:done': async ({ dir }) => {
      const root = fileURLToPath(dir);
      for await (const file of glob('**/*.html', { cwd: root })) {
        const html = await readFile(root + file, 'utf8');
        const meta = `<meta http-equiv="content-security-policy" content="${policyFor(html)}">`;
        // First in the head: browsers look for the encoding in the first 1024 bytes, and a policy governs only what follows it.
        const secured = html
          .replace(/<meta charset="?utf-8"?\s*\/?>/i, '')
          .replace(/<head\b[^>]*>/i, (head) => `${head}<meta charset="utf-8">${meta}`);
        if (!secured.includes(meta))
          throw new Error(`${file} has no <head>, so it cannot be given a security policy`);
        await writeFile(root + file, secured);
      }
    },
  },
});
