// Numbers and texts as rows of the characters 0 and 1, which codes are packed of.

/** A text in pieces of one length; the last may be shorter. */
export function chunks(text: string, length: number): string[] {
  return Array.from({ length: Math.ceil(text.length / length) }, (_, index) =>
    text.slice(index * length, (index + 1) * length),
  );
}

/** A number in the binary system, with leading zeros. */
export function bitsOf(value: number, count: number): string {
  return value.toString(2).padStart(count, '0');
}

/** The number that `count` bits from a place on stand for. */
export function numberAt(bits: string, from: number, count: number): number {
  return Number.parseInt(bits.slice(from, from + count), 2);
}
