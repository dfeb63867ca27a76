// The readers of what is small: the form of a new workshop, and the beginning of a picture.
import { PIXELS_MAX, pictureSize } from '../../src/domain/picture';
import { decodeDraft, encodeDraft, type StartDraft } from '../../src/domain/workshop-setup';
import { TEXTS } from '../helpers/mutations';
import { pngHead } from '../helpers/picture';
import { type Outcome, type Reader, refused } from './outcome';

const draft: StartDraft = {
  name: (TEXTS[17] ?? '').slice(0, 120),
  ways: ['haender'],
  room: { forvaltning: '7', skoleledelse: '' },
  element: 'data',
  picked: ['en', 'to-tre'],
  tjek: 'hurtigt-tjek',
  drejebog: '45',
};

/** The form of a new workshop, as the tab keeps it. */
function readDraft(text: string): Outcome {
  const taken = decodeDraft(text);
  if (!taken) return refused('unreadable');
  const { element, picked, ...value } = taken;
  return { kind: 'taken', written: encodeDraft(taken), value };
}

/** As the page does, which never has more of a picture than this before it knows how large it is. */
const HEAD_MAX = 1_000_000;
const asText = (bytes: Uint8Array): string => String.fromCharCode(...bytes);
const JPEG = [0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc2, 0, 17, 8, 2, 88, 3, 32, 3];

/** One byte for each character. */
function readPictureHead(text: string): Outcome {
  const size = pictureSize(Uint8Array.from(text.slice(0, HEAD_MAX), (letter) => letter.charCodeAt(0)));
  if (!size) return refused('no picture');
  if (size.width * size.height > PIXELS_MAX) return refused('too large');
  return { kind: 'taken', written: asText(pngHead(size.width, size.height)), value: size };
}

export const SMALL_READERS: readonly Reader[] = [
  {
    name: 'form of a new workshop',
    seeds: [encodeDraft(draft), encodeDraft({ ...draft, element: undefined, picked: undefined })],
    read: readDraft,
    inputs: 5000,
    strict: true,
  },
  {
    name: 'size of a picture',
    seeds: [asText(pngHead(800, 600)), asText(Uint8Array.from(JPEG))],
    read: readPictureHead,
    inputs: 4000,
    strict: true,
  },
];
