import { describe, expect, test } from 'vitest';
import { linkPage, linkText } from '../../src/site/term-links.mjs';

interface Form {
  id: string;
  form: string;
  explanation: string;
}

/** Forms as the build sorts them, the longest first. */
const forms = (...list: [id: string, ...forms: string[]][]): Form[] =>
  list
    .flatMap(([id, ...names]) => names.map((form) => ({ id, form, explanation: `Om ${id}.` })))
    .sort((a, b) => b.form.length - a.form.length);

const TERMS = forms(
  ['data', 'data'],
  ['databegreb', 'databegreb', 'bredt databegreb'],
  ['raaderum', 'råderum', 'råderummet'],
  ['oever', 'øver'],
);

/** What is linked, as »word→id«, in the order of the page. */
const linksIn = (html: string) =>
  [...html.matchAll(/<a class="st-term" href="([^"]*)"[^>]*>([^<]*)<\/a>/g)].map(
    ([, href, word]) => `${word}→${href?.split('#')[1]}`,
  );
const linkedIn = (text: string, all = TERMS) => linksIn(linkText(text, all, new Set(), '/'));
const page = (main: string) =>
  `<html><body><nav><p>data</p></nav><main><div>${main}</div></main><p>data</p></body></html>`;
const linkedOn = (main: string, all = TERMS) => linksIn(linkPage(page(main), all, '/'));

describe('in a text', () => {
  test('the first use of a term leads to the glossary and carries its explanation', () => {
    expect(linkText('Om data og mere.', TERMS, new Set(), '/base/')).toBe(
      'Om <a class="st-term" href="/base/begreber/#data" interestfor="begreb-data">data</a>' +
        '<span class="st-term-tip" id="begreb-data" popover="hint" data-pagefind-ignore>Om data.</span> og mere.',
    );
  });

  test('only the first use', () => {
    expect(linkedIn('Data om data og igen data.')).toEqual(['Data→data']);
  });

  test('not one that was used before', () => {
    const seen = new Set(['data']);
    expect(linksIn(linkText('Om data og råderum.', TERMS, seen, '/'))).toEqual(['råderum→raaderum']);
    expect([...seen]).toEqual(['data', 'raaderum']);
  });

  test('every term once, each as it is written', () => {
    expect(linkedIn('RÅDERUMMET, data og Data, og råderum.')).toEqual(['RÅDERUMMET→raaderum', 'data→data']);
  });

  test('the longest form wins', () => {
    expect(linkedIn('Et bredt databegreb.')).toEqual(['bredt databegreb→databegreb']);
  });

  test('a form is a whole word, also beside æ, ø and å', () => {
    for (const text of [
      'dataene',
      'metadata',
      'ådata',
      'dataø',
      'rådata',
      'data-arbejde',
      'forøver',
      'øverst',
      'data2',
    ])
      expect(linkedIn(text), text).toEqual([]);
    expect(linkedIn('(data)')).toEqual(['data→data']);
    expect(linkedIn('»øver«')).toEqual(['øver→oever']);
  });

  test('signs that mean something in a pattern are only signs', () => {
    const all = forms(['smtte', 's.m.t (model)']);
    expect(linkedIn('En s.m.t (model) til det.', all)).toEqual(['s.m.t (model)→smtte']);
    expect(linkedIn('En sxmxt model til det.', all)).toEqual([]);
  });

  test('the explanation is escaped', () => {
    const all = [{ id: 'x', form: 'ord', explanation: 'Når a < b & "c".' }];
    expect(linkText('ord', all, new Set(), '/')).toContain('>Når a &lt; b &amp; &quot;c&quot;.</span>');
  });

  test('what has no term stays as it is', () => {
    expect(linkText('Ingen &amp; intet.', TERMS, new Set(), '/')).toBe('Ingen &amp; intet.');
  });

  test('an explanation with a term of its own is not linked', () => {
    const all = [{ id: 'x', form: 'ord', explanation: 'Det er data.' }, ...TERMS];
    expect(linkedIn('Et ord om data.', all)).toEqual(['ord→x', 'data→data']);
  });
});

describe('on a page', () => {
  test.each(['<p>data</p>', '<ul><li>data</li></ul>', '<dl><dd>data</dd></dl>', '<p>Om <em>data</em></p>'])(
    'prose is linked: %s',
    (main) => {
      expect(linkedOn(main)).toEqual(['data→data']);
    },
  );

  test.each([
    '<h2>data</h2>',
    '<div><h3><p>data</p></h3></div>',
    '<p><a href="/x/">data</a></p>',
    '<blockquote><p>data</p></blockquote>',
    '<table><tr><td><p>data</p></td></tr></table>',
    '<details><summary><p>data</p></summary></details>',
    '<figure><figcaption><p>data</p></figcaption></figure>',
    '<p><button>data</button></p>',
    '<p class="st-standfirst">data</p>',
    '<p class="x st-passages">data</p>',
    '<div>data</div>',
    '<p title="data">uden</p>',
  ])('this is left alone: %s', (main) => {
    expect(linkPage(page(main), TERMS, '/')).toBe(page(main));
  });

  test('the first use that may be linked is linked, whatever was passed over before', () => {
    expect(linkedOn('<h2>data</h2><blockquote>data</blockquote><p>Her er data.</p><p>data</p>')).toEqual([
      'data→data',
    ]);
    expect(linkPage(page('<h2>data</h2><p>data</p>'), TERMS, '/')).toContain('<h2>data</h2>');
  });

  test('what follows a closed element is prose again, and an empty element closes nothing', () => {
    expect(linkedOn('<p><a href="/x/">data</a> om råderum</p>')).toEqual(['råderum→raaderum']);
    expect(linkedOn('<p>linje<br>data<img src="x">råderum</p>')).toEqual(['data→data', 'råderum→raaderum']);
    expect(linkedOn('<p><svg><path d="M1"/></svg>data</p>')).toEqual(['data→data']);
  });

  test('only the main part is touched', () => {
    const html = linkPage(page('<p>data</p>'), TERMS, '/');
    expect(html).toContain('<nav><p>data</p></nav>');
    expect(html.endsWith('</main><p>data</p></body></html>')).toBe(true);
    expect(linkPage('<p>data</p>', TERMS, '/')).toBe('<p>data</p>');
  });

  test('an id is given once', () => {
    const html = linkPage(
      page('<p>data</p><p>Data</p><ul><li>data, bredt databegreb, databegreb</li></ul>'),
      TERMS,
      '/',
    );
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids).toEqual(['begreb-data', 'begreb-databegreb']);
  });
});
