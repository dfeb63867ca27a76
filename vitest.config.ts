import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Begins with the file that takes longest: begun last, it would run alone while the other worker is idle. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLongest = ({ moduleId }: TestSpecification) => Number(moduleId.includes('every-page'));
    return (await super.sort(files)).sort((a, b) => isLongest(b) - isLongest(a));
  }
}

/** Nothing of these is kept from test to test, so that a worker need not load every module anew for each file. */
const PURE = { isolate: false, maxWorkers: 2, testTimeout: 20_000 };

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      { extends: true, test: { name: 'unit', include: ['tests/unit/**/*.test.ts'], ...PURE } },
      { extends: true, test: { name: 'content', include: ['tests/content/**/*.test.ts'], ...PURE } },
      // Kept from the others: it takes the prototypes of this world from everybody.
      { extends: true, test: { name: 'fuzz', include: ['tests/fuzz/**/*.test.ts'], testTimeout: 60_000 } },
      {
        extends: true,
        test: {
          name: 'site',
          include: ['tests/site/**/*.test.ts'],
          globalSetup: 'tests/helpers/serve.ts',
          // Each worker starts a browser; more than two make each other slow on a small machine.
          maxWorkers: 2,
          // So that a worker keeps its browser from file to file (helpers/browser.ts), and the modules that drive it.
          isolate: false,
          testTimeout: 30_000,
          hookTimeout: 60_000,
          // As long as the browser is waited for elsewhere: a busy machine is not a fault of the site.
          expect: { poll: { timeout: 10_000 } },
        },
      },
    ],
  },
});
