import { describe, expect, test } from 'vitest';
import {
  ascii,
  familyOf,
  readableText,
  searchWords,
  tailsOf,
  wordsOf,
} from '../../src/site/search-words.mjs';

const known = (...words: string[]) => new Set(words);
/** The extra words of one entry, as lists. */
const extraOf = (
  entry: { title?: string; text?: string },
  synonyms: { site: string[]; readers: string[] }[] = [],
  others: { title: string; text: string }[] = [],
) => {
  const { extra } = searchWords([{ title: '', text: '', ...entry }, ...others], synonyms);
  const { name = '', phrase = '', title = '', text = '' } = extra[0] ?? {};
  const list = (words: string) => words.split(' ').filter(Boolean);
  return { name: list(name), phrase: list(phrase), title: list(title), text: list(text) };
};

describe('words', () => {
  test('are letters, in lower case, and more than one', () => {
    expect(wordsOf('Årets 74 % – MUS-samtale, idé & råd i X')).toEqual([
      'årets',
      'mus',
      'samtale',
      'idé',
      'råd',
    ]);
    expect(wordsOf('')).toEqual([]);
  });

  test.each([
    ['råderum', 'raaderum'],
    ['møde', 'moede'],
    ['læring', 'laering'],
    ['pædagogøå', 'paedagogoeaa'],
    ['data', 'data'],
  ])('%s is also %s', (word, plain) => {
    expect(ascii(word)).toBe(plain);
  });
});

describe('the tails of a compound', () => {
  test.each([
    ['dobbeltrolle', ['dobbelt', 'rolle'], ['rolle']],
    ['trivselsmåling', ['trivsel', 'måling'], ['måling']],
    ['læsetest', ['læse', 'test'], ['test']],
    ['skoleledelse', ['skole', 'ledelse'], ['ledelse']],
    [
      'skolebestyrelsesmøde',
      ['skole', 'skolebestyrelse', 'bestyrelsesmøde', 'møde'],
      ['bestyrelsesmøde', 'møde'],
    ],
  ])('%s', (word, site, tails) => {
    expect(tailsOf(word, known(...site))).toEqual(tails);
  });

  test('need a head that is a word of the site', () => {
    expect(tailsOf('dobbeltrolle', known('rolle'))).toEqual([]);
  });

  test('need to be words of the site themselves …', () => {
    expect(tailsOf('dobbeltrolle', known('dobbelt'))).toEqual([]);
  });

  test('… unless the joining s shows where they begin', () => {
    expect(tailsOf('sparringspartner', known('sparring'))).toEqual(['partner']);
    expect(tailsOf('kvalitetsrapport', known('kvalitet'))).toEqual(['rapport']);
    // A word that may have no s between it and the next shows nothing.
    expect(tailsOf('skolestart', known('skole'))).toEqual([]);
  });

  test('are not what comes after a prefix', () => {
    expect(tailsOf('forældre', known('for', 'ældre'))).toEqual([]);
    expect(tailsOf('indhold', known('ind', 'hold'))).toEqual([]);
  });

  test('are not endings', () => {
    expect(tailsOf('skolens', known('skole', 'skol', 'ens', 'ns'))).toEqual([]);
    expect(tailsOf('møde', known('møde', 'mø', 'de'))).toEqual([]);
  });
});

describe('the family of a word', () => {
  test.each([
    ['skoleledelse', 'skoleleder'],
    ['skoleledelserne', 'skoleleder'],
    ['skoleledere', 'skoleledelse'],
    ['prioritering', 'prioritere'],
    ['prioriterer', 'prioritering'],
    ['prioritér', 'prioritering'],
    ['hierarkisk', 'hierarki'],
    ['trivsel', 'trivslen'],
  ])('%s: %s', (word, other) => {
    expect(familyOf(word)).toContain(other);
  });

  test.each(['data', 'tal', 'leder', 'isk', 'ering', ''])('%s has none', (word) => {
    expect(familyOf(word)).toEqual([]);
  });
});

describe('the text that is read', () => {
  const page = (main: string) =>
    `<html><head><title>Titel</title></head><body><nav>Menu</nav><main class="x" data-pagefind-body>${main}</main><footer>Bund</footer></body></html>`;
  const read = (main: string) => wordsOf(readableText(page(main))).join(' ');

  test('is that of the main part, without its tags', () => {
    expect(read('<h1>Et møde</h1><p>Tal <em>om</em> det.<br>Og <img alt="billede">så.</p>')).toBe(
      'et møde tal om det og så',
    );
  });

  test('leaves out what Pagefind leaves out', () => {
    expect(
      read(
        '<p>før</p><nav><p>menu</p></nav><svg><path d="M1"/><title>tegn</title></svg><script>if (a<b) kode()</script><footer><nav>bund</nav> slut</footer><p>efter</p>',
      ),
    ).toBe('før efter');
  });

  test('leaves out what is marked, with all that stands in it, and goes on after it', () => {
    expect(
      read(
        '<div data-pagefind-ignore><div>a aa</div><p>bb</p></div><p>cc <span data-pagefind-ignore>dd</span> ee</p>',
      ),
    ).toBe('cc ee');
    expect(read('<hr data-pagefind-ignore><p>efter stregen</p>')).toBe('efter stregen');
  });

  test('keeps a word whole when a part of it is marked up, but not two blocks', () => {
    expect(read('<p>ord</p><p>et&nbsp;til</p>')).toBe('ord et til');
  });

  test('is nothing on a page that is not searched', () => {
    expect(readableText('<main><p>Hej</p></main>')).toBe('');
  });
});

describe('the extra words of an entry', () => {
  const dobbeltrolle = { site: ['dobbeltrolle', 'dobbeltrollen'], readers: ['kasket', 'støtte og kontrol'] };
  const others = [
    { title: '', text: 'En rolle er dobbelt. Råderum og møder.' },
    { title: '', text: 'Om ledelse.' },
  ];

  test('of its title and of its text are kept apart, and nothing is said twice', () => {
    const extra = extraOf({ title: 'Dobbeltrolle', text: 'En dobbeltrolle på et møde.' }, [], others);
    expect(extra).toEqual({ name: [], phrase: [], title: ['rolle'], text: ['paa', 'moede'] });
  });

  test('are not words that it has already', () => {
    expect(extraOf({ text: 'Dobbeltrolle og rolle.' }, [], others).text).toEqual([]);
  });

  test('are the names and the phrases that readers have, when it bears the name', () => {
    const extra = extraOf({ title: 'Dobbeltrolle', text: 'To opgaver.' }, [dobbeltrolle], others);
    expect(extra.name).toEqual(expect.arrayContaining(['dobbeltrollen', 'kasket', 'rolle']));
    expect(extra.name).not.toContain('kontrol');
    expect(extra.phrase).toEqual(['støtte', 'og', 'kontrol']);
  });

  test('are among those of its title, when the title speaks of it', () => {
    const extra = extraOf({ title: 'Vær åbne om dobbeltrollen', text: '' }, [dobbeltrolle], others);
    expect(extra.title).toEqual(expect.arrayContaining(['kasket', 'kontrol', 'aabne']));
    expect(extra.name).toEqual([]);
  });

  test('are among those of its text, when it is about a word that is rare or uses it often', () => {
    const mention = { title: '', text: 'En dobbeltrolle.' };
    expect(extraOf(mention, [dobbeltrolle]).text).toContain('kasket');
    const everywhere = Array.from({ length: 20 }, () => mention);
    expect(extraOf(mention, [dobbeltrolle], everywhere).text).not.toContain('kasket');
    const often = { text: 'Dobbeltrolle, dobbeltrolle og dobbeltrolle.' };
    expect(extraOf(often, [dobbeltrolle], everywhere).text).toContain('kasket');
  });

  test('come from whole words and their beginnings, not from inside another word', () => {
    const tegn = { site: ['tegn'], readers: ['succeskriterie'] };
    expect(extraOf({ text: 'Fortegnelse.' }, [tegn]).text).not.toContain('succeskriterie');
    expect(extraOf({ text: 'Tegnene.' }, [tegn]).text).toContain('succeskriterie');
    expect(extraOf({ text: 'Ætegn.' }, [tegn]).text).not.toContain('succeskriterie');
  });

  test('may be said for a name with signs that mean something in a pattern', () => {
    const model = { site: ['model (2.0)'], readers: ['skabelon'] };
    expect(extraOf({ text: 'Vores model (2.0).' }, [model]).text).toContain('skabelon');
    expect(extraOf({ text: 'Vores model 2x0.' }, [model]).text).not.toContain('skabelon');
  });
});

test('the vocabulary has every word that finds something, the commonest first', () => {
  const { vocabulary } = searchWords(
    [
      { title: 'Data', text: 'Data om data.' },
      { title: '', text: 'Et møde om data.' },
    ],
    [{ site: ['data'], readers: ['tal og statistik'] }],
  );
  expect(vocabulary[0]).toBe('data');
  expect(vocabulary).toEqual(expect.arrayContaining(['møde', 'om', 'et', 'statistik']));
  expect(new Set(vocabulary).size).toBe(vocabulary.length);
});
