// `npm run licences`: to be run when package-lock.json has changed.
import { writeFile } from 'node:fs/promises';
import { licencesText } from '../licences.ts';

await writeFile('public/licenser.txt', licencesText());
