/**
 * What is always fetched together comes in one file: left to itself, the bundler gives every module that two pages share a file of its
 * own, and many small files are larger and take longer on a slow line. The first group that fits takes a module and what it imports.
 */
export const codeSplitting = {
  groups: [
    // Also for pages that need nothing else of these.
    { name: 'text', test: /src\/(domain\/text|components\/must)\.ts/ },
    { name: 'preact', test: /node_modules\/(@nanostores\/)?preact\// },
    { name: 'kept', test: /src\/(stores\/(kept|storage|response)|domain\/(answer|shape|response))\.ts/ },
    { name: 'words', test: /src\/(islands\/(Sign|TakeAlong)|domain\/(result-words|decimals))\.tsx?/ },
    { name: 'result', test: /src\/(islands\/Profile|domain\/(suggest|score|places|fraction))\.tsx?/ },
  ],
};

/**
 * Leaves out the lists of what each piece of code that is asked for imports: it brings that along itself, and the lists weigh more in
 * every page than they save. Astro's own setting would override one in `vite.build`.
 *
 * @returns {import('vite').Plugin}
 */
export function withoutPreloadLists() {
  return {
    name: 'without-preload-lists',
    configEnvironment: () => ({ build: { modulePreload: { resolveDependencies: () => [] } } }),
  };
}
