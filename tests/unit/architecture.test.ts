// Guards the direction of imports. The table below is the rule; a change to it is a change of the architecture.
import { globSync, readFileSync } from 'node:fs';
import { basename, posix } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

/**
 * Who may import what. `files` is a path, or a beginning of paths when it ends in `*`; the first rule that fits decides.
 * `may` lists packages and paths in the same way. `type` before an entry allows only `import type`, `dynamic` only `import()`.
 * `script` rules are for code that runs in the browser: the `<script>` of .astro files, and the .ts files it is made of.
 */
interface Rule {
  readonly files: string;
  readonly script?: true;
  readonly may: readonly string[];
}

const RULES: readonly Rule[] = [
  { files: 'src/schemas/*', may: ['astro/zod', 'src/schemas/*'] },
  { files: 'src/domain/*', may: ['type src/schemas/*', 'src/domain/*'] },
  {
    files: 'src/stores/*',
    may: ['nanostores', 'type src/schemas/*', 'src/domain/*', 'src/stores/*', 'src/offline/ask'],
  },
  { files: 'src/islands/qr.ts', may: ['qr'] },
  { files: 'src/islands/qr-read.ts', may: ['qr/decode'] },
  { files: 'src/islands/word.ts', may: ['docx', 'src/domain/*'] },
  {
    files: 'src/islands/*',
    may: [
      'preact',
      'preact/*',
      '@nanostores/preact',
      'type src/schemas/*',
      'type content/ui/*',
      'src/stores/*',
      'src/domain/*',
      'src/islands/*',
      // A button that copies says so in the same way everywhere.
      'src/components/copy-text',
    ],
  },
  {
    files: 'src/content.config.ts',
    may: [
      'astro:content',
      'astro/loaders',
      '@astrojs/starlight/loaders',
      '@astrojs/starlight/schema',
      'src/schemas/*',
      'content/ui/*',
    ],
  },
  { files: 'src/content.ts', may: ['astro:content', 'src/domain/*', 'type src/schemas/*', 'content/ui/*'] },
  { files: 'src/library-filters.ts', may: ['src/content'] },
  { files: 'src/materials.ts', may: ['src/content', 'src/first-pages.json', 'src/domain/*', 'node:*'] },
  { files: 'src/licences.ts', may: ['content/ui/licenser.json', 'node:*'] },
  { files: 'src/plan-data.ts', may: ['src/content', 'type src/islands/*'] },
  { files: 'src/result-data.ts', may: ['src/content', 'type src/islands/*', 'type src/schemas/*'] },
  { files: 'src/workshop-data.ts', may: ['src/content', 'type src/islands/*', 'type src/schemas/*'] },
  { files: 'src/components/WorkshopWindow.astro', script: true, may: ['src/site/registration'] },
  {
    files: 'src/components/*',
    script: true,
    may: [
      'src/stores/*',
      'src/domain/*',
      'src/offline/ask',
      'src/components/*',
      'dynamic src/islands/*',
      'type src/islands/*',
    ],
  },
  { files: 'src/components/Qr.astro', may: ['qr'] },
  {
    files: 'src/components/*',
    may: [
      'src/content',
      'src/result-data',
      'src/licences',
      'src/workshop-data',
      'src/domain/*',
      'type src/schemas/*',
      'type src/islands/*',
      'src/components/*',
      'src/styles/*',
      '@astrojs/starlight/components/StarlightPage.astro',
      'astro:assets',
      'type astro:*',
      'type astro/types',
    ],
  },
  { files: 'src/pages/*', script: true, may: ['src/components/*', 'src/islands/*', 'src/domain/*'] },
  {
    files: 'src/pages/*',
    may: [
      'src/content',
      'src/library-filters',
      'src/materials',
      'src/plan-data',
      'src/result-data',
      'src/workshop-data',
      'src/components/*',
      'src/islands/*',
      'src/domain/*',
      'src/styles/*',
      '@astrojs/starlight/components',
      '@astrojs/starlight/components/StarlightPage.astro',
      'astro:*',
      'type astro',
    ],
  },
  // What is sent is these files, one after the other; nothing else would come along.
  { files: 'src/offline/*', may: ['src/offline/*'] },
  // The panel runs in the browser; the index it fetches by its address is not known before the build.
  { files: 'src/site/search-panel.ts', may: ['src/domain/*', 'fastest-levenshtein'] },
  { files: 'src/site/registration.ts', may: ['dynamic src/site/new-edition', 'src/offline/ask'] },
  { files: 'src/site/new-edition.ts', may: ['src/offline/*'] },
  // It drives a browser, as the tests do.
  {
    files: 'src/site/build-pdf.mjs',
    may: ['@cantoo/pdf-lib', '@hyzyla/pdfium', 'pngjs', 'unpdf', 'node:*', 'tests/helpers/*'],
  },
  {
    files: 'src/site/write-first-pages.mjs',
    may: ['src/site/build-pdf', 'tests/helpers/*', 'node:*'],
  },
  { files: 'src/site/write-licences.mjs', may: ['src/licences', 'node:*'] },
  { files: 'src/site/*', script: true, may: ['src/site/*', 'src/domain/*'] },
  {
    files: 'src/site/*',
    may: [
      'src/content',
      'src/components/*',
      'src/schemas/*',
      'src/domain/*',
      'src/offline/*',
      'src/site/*',
      '@astrojs/starlight/*',
      'virtual:starlight/*',
      'astro:assets',
      'astro/zod',
      'fastest-levenshtein',
      'pagefind',
      'yaml',
      'node:*',
      'type astro',
      'type @astrojs/starlight',
    ],
  },
  { files: 'content/pages/*', may: ['src/components/*'] },
];

/** Short names for paths that MDX pages may use. */
const ALIASES: Readonly<Record<string, string>> = { '@components/': 'src/components/' };

/** Only src/content.ts reads collections: it alone knows what to say when something is missing. */
const COLLECTION_READERS = ['getCollection', 'getEntry', 'getEntries', 'getLiveCollection', 'getLiveEntry'];

const MAX_LINES = 500;

const CODE = /\.(tsx?|m?js|astro|mdx)$/;

interface SourceFile {
  readonly path: string;
  readonly text: string;
}

interface Import {
  readonly from: string;
  readonly names: readonly string[];
  readonly kind: 'static' | 'dynamic' | 'type';
  readonly script: boolean;
}

/** A piece of TypeScript in a file, and whether it runs in the browser. */
interface Code {
  readonly text: string;
  readonly script: boolean;
}

/** The code in a file: all of it, the front matter and scripts of .astro, the import lines and expressions of .mdx. */
function codeIn({ path, text }: SourceFile): Code[] {
  if (path.endsWith('.astro')) {
    const fence = /^\s*---\n([\s\S]*?)\n---/.exec(text);
    const frontMatter = fence?.[1] ?? '';
    const markup = text.slice(fence?.[0].length ?? 0).replace(/<!--[\s\S]*?-->/g, '');
    const scripts = [...markup.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)].map(
      ([, attributes = '', body = '']) => {
        const file = /\bsrc="(\.[^"]+)"/.exec(attributes)?.[1];
        return { text: file ? `import '${file}';` : body, script: true };
      },
    );
    return [{ text: frontMatter, script: false }, ...scripts];
  }
  if (path.endsWith('.mdx')) {
    const prose = text.replace(/^(```+|~~~+)[\s\S]*?^\1/gm, '').replace(/`[^`\n]*`/g, '');
    const statements = prose.match(/^(import|export)\s[^;]*?(['"])[^'"]+\2|import\(\s*(['"])[^'"]+\3\s*\)/gm);
    return [{ text: (statements ?? []).join(';\n'), script: false }];
  }
  return [{ text, script: path.startsWith('src/components/') }];
}

/** The names and the kind of an import or re-export: `{ type A, type B }` is as much a type as `import type`. */
function clauseOf(node: ts.ImportDeclaration | ts.ExportDeclaration): Pick<Import, 'names' | 'kind'> {
  const clause = ts.isImportDeclaration(node) ? node.importClause : undefined;
  const bindings = ts.isImportDeclaration(node) ? clause?.namedBindings : node.exportClause;
  const elements: readonly (ts.ImportSpecifier | ts.ExportSpecifier)[] =
    bindings && (ts.isNamedImports(bindings) || ts.isNamedExports(bindings)) ? [...bindings.elements] : [];
  const declaredType = ts.isImportDeclaration(node)
    ? clause?.phaseModifier === ts.SyntaxKind.TypeKeyword
    : node.isTypeOnly;
  const allTypes = elements.length > 0 && !clause?.name && elements.every((element) => element.isTypeOnly);
  return {
    names: elements.map((element) => (element.propertyName ?? element.name).text),
    kind: declaredType || allTypes ? 'type' : 'static',
  };
}

/** The strings that a call such as `import('./x')` or `import.meta.glob(['./x', './y'])` names. */
function stringsIn(node: ts.Node | undefined): string[] {
  if (!node) return [];
  if (ts.isStringLiteralLike(node)) return [node.text];
  return ts.isArrayLiteralExpression(node) ? node.elements.flatMap(stringsIn) : [];
}

/** Whether a call loads modules: `import(...)` or `import.meta.glob(...)`. */
function loadsModules(node: ts.CallExpression): boolean {
  const callee = node.expression;
  if (callee.kind === ts.SyntaxKind.ImportKeyword) return true;
  return (
    ts.isPropertyAccessExpression(callee) &&
    callee.name.text === 'glob' &&
    ts.isMetaProperty(callee.expression)
  );
}

/** Every import in a piece of code, wherever it stands. */
function importsIn({ text, script }: Code): Import[] {
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier) {
      for (const from of stringsIn(node.moduleSpecifier)) found.push({ from, script, ...clauseOf(node) });
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      for (const from of stringsIn(node.argument.literal))
        found.push({ from, script, names: [], kind: 'type' });
    } else if (ts.isCallExpression(node) && loadsModules(node)) {
      for (const from of stringsIn(node.arguments[0])) {
        found.push({ from, script, names: [], kind: 'dynamic' });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('code.tsx', text, ts.ScriptTarget.Latest, false, ts.ScriptKind.TSX));
  return found;
}

/** What an import means: a path from the root of the project without its ending, or the package's name as it stands. */
function resolve(file: string, from: string): string {
  const alias = Object.keys(ALIASES).find((start) => from.startsWith(start));
  if (alias) return ALIASES[alias] + from.slice(alias.length);
  const path = from.replace(/\?.*$/, '').replace(/\.(tsx?|m?js)$/, '');
  if (path.startsWith('.')) return posix.join(posix.dirname(file), path);
  return path.startsWith('/') ? path.slice(1) : path;
}

/** Whether a path or package fits an entry: the same, or beginning with it when it ends in `*`. */
function fits(target: string, entry: string): boolean {
  return entry.endsWith('*') ? target.startsWith(entry.slice(0, -1)) : target === entry;
}

/** Whether an entry of the table allows an import. */
function allows(entry: string, target: string, kind: Import['kind']): boolean {
  const [word = '', only] = entry.split(' ').reverse();
  return fits(target, word) && (only === undefined || only === kind);
}

/** One sentence per import that the table does not allow. */
function offencesIn(file: SourceFile): string[] {
  const rules = RULES.filter((rule) => fits(file.path, rule.files));
  return codeIn(file)
    .flatMap(importsIn)
    .flatMap((found) => {
      const rule = rules.find(({ script = false }) => script === found.script) ?? rules[0];
      if (!rule) return [];
      const target = resolve(file.path, found.from);
      const what = `${file.path} imports ${found.kind === 'static' ? '' : `(${found.kind}) `}'${found.from}'`;
      const reader = found.names.find((name) => COLLECTION_READERS.includes(name));
      if (target === 'astro:content' && reader && file.path !== 'src/content.ts') {
        return [`${what}, but only src/content.ts may call ${reader}.`];
      }
      if (rule.may.some((entry) => allows(entry, target, found.kind))) return [];
      const who = rule.script ? `browser code of ${rule.files}` : rule.files;
      return [`${what}, but ${who} may import only: ${rule.may.join(', ')}.`];
    });
}

/** One sentence per file whose place, name or length is against the habits of the house. */
function misplacedIn({ path, text }: SourceFile): string[] {
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  const isCode = CODE.test(path);
  return [
    ...(isCode && !RULES.some((rule) => fits(path, rule.files))
      ? [`${path} stands in no room of the table.`]
      : []),
    ...(/(^|\/)utils?\//.test(path)
      ? [`${path} stands in a utils folder; name the folder after its subject.`]
      : []),
    ...(/^index\.(tsx?|m?js)$/.test(basename(path))
      ? [`${path} is a barrel file; import the file itself.`]
      : []),
    ...(lines > MAX_LINES ? [`${path} has ${lines} lines; more than ${MAX_LINES} is for two files.`] : []),
  ];
}

/** All offences against the table and the habits, in the order of the files. */
function offences(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => [
    ...(CODE.test(file.path) ? offencesIn(file) : []),
    ...(file.path.startsWith('src/') ? misplacedIn(file) : []),
  ]);
}

/** The project's own files: everything in src, and the MDX pages. */
function projectFiles(): SourceFile[] {
  const paths = globSync(['src/**/*.*', 'content/pages/**/*.mdx']).map((path) => path.replaceAll('\\', '/'));
  return paths.sort().map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}

/** The offences of one planted file. */
const plant = (path: string, text: string): string[] => offences([{ path, text }]);

test('every import follows the direction, and every file has its place', () => {
  const files = projectFiles();
  expect(files.length).toBeGreaterThan(0);
  expect(offences(files)).toEqual([]);
});

describe('the checker catches planted offences', () => {
  test.each([
    ['a store in the domain', 'src/domain/x.ts', `import { $x } from '../stores/x';`],
    ['a schema as a value in the domain', 'src/domain/x.ts', `import { tjekSchema } from '../schemas/tjek';`],
    ['a re-export', 'src/domain/x.ts', `export * from '../stores/x';`],
    ['a side effect', 'src/stores/x.ts', `import '../islands/x';`],
    ['a type', 'src/stores/x.ts', `import type { Props } from '../islands/x';`],
    ['an inline type', 'src/schemas/x.ts', `let x: import('../domain/x').X;`],
    ['a dynamic import', 'src/stores/x.ts', `const x = await import('preact');`],
    ['a glob import', 'src/domain/x.ts', `import.meta.glob(['../stores/*.ts']);`],
    ['an import over several lines', 'src/domain/x.ts', `import {\n  a,\n  b,\n} from\n  'nanostores';`],
    ['a value beside a type', 'src/content.ts', `import { type A, b } from './schemas/x';`],
    ['front matter', 'src/components/X.astro', `---\nimport x from '../stores/x';\n---\n<p />`],
    [
      'a client script',
      'src/components/X.astro',
      `<p />\n<script>\nimport { x } from '../content';\n</script>`,
    ],
    ['a client script in a file of its own', 'src/components/x.ts', `import { x } from '../content';`],
    ['a script by its address', 'src/components/X.astro', `<script src="../islands/x.tsx"></script>`],
    [
      'a package of the build in the search panel',
      'src/site/search-panel.ts',
      `import { parse } from 'yaml';`,
    ],
    ['an island at once in a client script', 'src/components/x.ts', `import { X } from '../islands/X';`],
    ['an import in MDX', 'content/pages/x.mdx', `# Titel\n\nimport X from '../../src/islands/X.tsx'\n`],
    ['a package in MDX', 'content/pages/x.mdx', `import { Aside } from '@astrojs/starlight/components';`],
    [
      'a collection read elsewhere',
      'src/pages/x.astro',
      `---\nimport { getEntry } from 'astro:content';\n---`,
    ],
    ['an unknown room', 'src/lib/x.ts', `export const x = 1;`],
    ['a utils folder', 'src/domain/utils/x.ts', ''],
    ['a barrel file', 'src/domain/index.ts', `export * from './answer';`],
    ['a long file', 'src/styles/x.css', 'a{}\n'.repeat(MAX_LINES + 1)],
  ])('%s', (_, path, text) => {
    expect(plant(path, text)).toHaveLength(1);
  });

  test('the sentence names file, import and rule', () => {
    expect(plant('src/schemas/x.ts', `import { z } from 'zod';`)).toEqual([
      `src/schemas/x.ts imports 'zod', but src/schemas/* may import only: astro/zod, src/schemas/*.`,
    ]);
  });
});

describe('the checker lets through what the table allows', () => {
  test.each([
    ['a type of a schema in the domain', 'src/domain/x.ts', `import type { Tjek } from '../schemas/tjek';`],
    ['types one by one', 'src/content.ts', `import { type A, type B } from './schemas/x';`],
    ['an island loaded later', 'src/components/x.ts', `void import('../islands/X').then(({ X }) => X);`],
    [
      'an island with its styles',
      'src/islands/X.tsx',
      `import './X.css';\nimport { useState } from 'preact/hooks';`,
    ],
    ['a component by its alias', 'content/pages/x.mdx', `import Quote from '@components/Quote.astro';`],
    [
      'a component by its path',
      'content/pages/a/x.mdx',
      `import Quote from '../../../src/components/Quote.astro';`,
    ],
    [
      'code that is only shown',
      'content/pages/x.mdx',
      "```js\nimport x from 'preact';\n```\n`import('preact')`",
    ],
    ['an import in a comment', 'src/domain/x.ts', `// import 'preact';\n/** @type {import('preact').X} */`],
    ['an import in a string', 'src/domain/x.ts', `const x = "import 'preact';";`],
    ['a file of exactly the longest length', 'src/styles/x.css', 'a{}\n'.repeat(MAX_LINES)],
  ])('%s', (_, path, text) => {
    expect(plant(path, text)).toEqual([]);
  });
});
