// Where cards lie on their sheets, for the page as it is built and for what a reader then chooses of them.

/** How many cards there are to a sheet, in two rows. */
export const PER_SHEET = 4;

/** The places of a sheet as its back has them: turned on the long edge, the back of the left card lies at the right. */
export const turned = <T>([a, b, c, d]: readonly T[]) => [b, a, d, c];

/**
 * Finds the sheets of cards on a page, fronts and backs in turn, and gives what lays cards on them: the ones with these ids, in their order,
 * on as few sheets as they take, each with its back behind it. The other sheets are hidden.
 */
export function findCards(): (picked: ReadonlySet<string>) => void {
  const sides = (['front', 'back'] as const).map((side) => {
    const sheets = [...document.querySelectorAll<HTMLElement>(`[data-cards="${side}"]`)];
    const cards = sheets.flatMap((sheet) => [...sheet.querySelectorAll<HTMLElement>('[data-picked]')]);
    return { side, sheets, cards: new Map(cards.map((card) => [card.dataset['picked'] ?? '', card])) };
  });
  // The backs stand in another order.
  const order = [...(sides[0]?.cards.keys() ?? [])];
  /** Keeps a place where no card lies. */
  const blank = () => Object.assign(document.createElement('div'), { className: 'st-card' });
  return (picked) => {
    const ids = order.filter((id) => picked.has(id));
    for (const { side, sheets, cards } of sides) {
      for (const [index, sheet] of sheets.entries()) {
        const places = Array.from({ length: PER_SHEET }, (_, place) => ids[index * PER_SHEET + place]);
        const laid = (side === 'front' ? places : turned(places)).map((id) => cards.get(id ?? '') ?? blank());
        sheet.hidden = places[0] === undefined;
        sheet.replaceChildren(...laid, ...sheet.querySelectorAll('.st-cut'));
      }
    }
  };
}
