// Stops the build when a package ships to readers that content/ui/licenser.json does not name: its licence would not come along.
import { readFileSync } from 'node:fs';

/** @returns {import('vite').Plugin} */
export const onlyListed = () => ({
  name: 'only-listed',
  generateBundle(_, bundle) {
    if (this.environment.name !== 'client') return;
    const listed = Object.keys(JSON.parse(readFileSync('content/ui/licenser.json', 'utf8')).packages);
    const modules = Object.values(bundle).flatMap((file) =>
      file.type === 'chunk' ? Object.keys(file.modules) : [],
    );
    const packages = new Set(
      modules.flatMap(
        (id) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id.replaceAll('\\', '/'))?.[1] ?? [],
      ),
    );
    const missing = [...packages].filter((name) => !listed.includes(name));
    if (missing.length > 0)
      throw new Error(
        `Readers get code of ${missing.join(', ')}. Name it in content/ui/licenser.json, and run »npm run licences«.`,
      );
  },
});
