import type { AstroIntegration } from 'astro';
import { readContent } from './content-files';
import { contentProblems } from './content-problems';
import { publisherProblems, readPublisher } from './publisher-problems';

/**
 * Stops the build, before anything is built, when something is wrong with content/: the message names every file and field, what was
 * found and what should be there, in Danish. While somebody writes (`astro dev`) the same is a warning.
 */
export const contentCheck = (): AstroIntegration => ({
  name: 'content-check',
  hooks: {
    'astro:config:setup': ({ command, logger }) => {
      if (command !== 'build' && command !== 'dev') return;
      const problems = [...contentProblems(readContent()), ...publisherProblems(readPublisher())];
      if (problems.length === 0) return;
      const count = problems.length === 1 ? 'er 1 fejl' : `er ${problems.length} fejl`;
      const message = [`Der ${count} i indholdet:`, ...problems.map((problem) => `- ${problem}`)].join('\n');
      if (command === 'dev') return logger.warn(message);
      const error = new Error(message);
      // Where in the code it was found helps nobody to mend a text.
      error.stack = message;
      throw error;
    },
  },
});
