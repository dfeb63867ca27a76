// Checks what the publisher has written about itself, before the pages say it.
import { readFileSync } from 'node:fs';
import { publisherSchema } from '../schemas/publisher';

const FILE = 'content/ui/udgiver.json';

/** The text of the file. @throws when there is none */
export const readPublisher = (): string => readFileSync(FILE, 'utf8');

/** One Danish sentence for each thing that is wrong with the text of the file. */
export function publisherProblems(text: string): string[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return [`${FILE} kan ikke læses. Tit mangler der et anførselstegn eller et komma.`];
  }
  const read = publisherSchema.safeParse(value);
  return (read.error?.issues ?? []).map((issue) => {
    const { path } = issue;
    const message = issue.code === 'invalid_union' ? issue.errors.at(-1)?.[0]?.message : issue.message;
    return `${FILE}, feltet »${path.join('.')}«: ${message ?? issue.message}.`;
  });
}
