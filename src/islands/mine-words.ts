import { answeredOf, isGroup, timeOfResult } from '../domain/group-from';
import type { FileItem } from '../domain/kept-file';
import { fill } from '../domain/text';
import type { KeptThing } from '../stores/mine';
import type { MineData } from './mine-data';
import { dayWords } from './workshop-words';

type Tjek = MineData['tjek'][number];

/** The tjek with an id, when the site has it. */
export const tjekIn = ({ tjek }: MineData, id: string): Tjek | undefined => tjek.find((one) => one.id === id);

const tjekTitle = (data: MineData, id: string) => tjekIn(data, id)?.title ?? id;

/** What a thing is called: the reader's own name for it, or what it is. */
export function nameOf(data: MineData, { name, kind, content }: FileItem): string {
  const { names } = data.texts.list;
  if (name.trim()) return name.trim();
  if (kind === 'plan') return names.plan;
  if (kind === 'workshop') return isGroup(content) ? names.group : names.workshop;
  const role = data.roles[content.role].toLowerCase();
  return fill(names.besvarelse, { tjek: tjekTitle(data, content.tjek), role });
}

/** As `nameOf`, also of what cannot be read. */
export const thingName = (data: MineData, thing: KeptThing): string =>
  thing.kind === 'unreadable' ? data.texts.list.unreadable : nameOf(data, thing as FileItem);

/** When a thing was answered, or else when it was changed last. @param changed '' where that is not known */
export function timeWords(
  { texts: { list } }: MineData,
  { kind, content }: FileItem,
  changed: string,
): string {
  const group = kind === 'workshop' && isGroup(content);
  const time = group ? timeOfResult(content) : changed;
  const answered = group || (kind === 'besvarelse' && Object.keys(content.answers).length > 0);
  return time
    ? fill(answered ? list.answersFrom : list.changed, { date: dayWords(time) })
    : list.changedUnknown;
}

/** Which tjek, role and edition a thing is of; '' for a plan, which is of none. */
export function originWords(data: MineData, { kind, content }: FileItem): string {
  const { list } = data.texts;
  if (kind === 'plan') return '';
  const { edition } = content;
  const tjek = tjekTitle(data, content.tjek);
  if (kind === 'workshop') return fill(list.workshopFacts, { tjek, edition });
  return fill(list.facts, { tjek, edition, role: data.roles[content.role] });
}

/** How much there is in a thing. */
export function amountWords(data: MineData, { kind, content }: FileItem): string {
  const { list } = data.texts;
  const some = (n: number, one: string, many: string) => (n === 1 ? one : fill(many, { n }));
  if (kind === 'plan')
    return fill(list.planFacts, {
      fokus: some(content.fokus.length, list.fokusOne, list.fokus),
      indsatser: some(content.indsatser.list.length, list.indsatserOne, list.indsatser),
    });
  if (kind === 'workshop') return some(content.responses.length, list.responsesOne, list.responses);
  const tjek = tjekIn(data, content.tjek);
  return tjek
    ? fill(list.answered, {
        answered: answeredOf(content, tjek.statements),
        total: tjek.statements.length,
      })
    : fill(list.answeredUnknown, { answered: Object.keys(content.answers).length });
}

/** What sort of thing it is, in the words of the list. */
function kindWords({ texts: { list } }: MineData, thing: KeptThing): string {
  if (thing.kind !== 'workshop') return list.kinds[thing.kind];
  return isGroup(thing.content) ? list.groups : list.workshops;
}

/** Whether a thing has all the words of a search in what is shown of it. */
export function matches(data: MineData, thing: KeptThing, search: string): boolean {
  const shown =
    thing.kind === 'unreadable'
      ? [thingName(data, thing)]
      : [
          thingName(data, thing),
          originWords(data, thing as FileItem),
          timeWords(data, thing as FileItem, thing.changed),
          kindWords(data, thing),
        ];
  // A name from another machine may spell å as a with a ring.
  const plain = (text: string) => text.normalize().toLocaleLowerCase('da');
  const text = plain(shown.join(' '));
  return plain(search)
    .split(/\s+/)
    .every((word) => text.includes(word));
}
