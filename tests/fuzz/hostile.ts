// Texts that were made by hand to hurt a reader: what people choose by mistake, and what they send on purpose.
import { deflateRawSync } from 'node:zlib';

/** Bytes as a browser reads them when it is told that they are text. */
const asText = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const bytesOf = (text: string) => new TextEncoder().encode(text);

/** A zip with one file in it, without the parts that only an unpacker looks at. */
const zip = (name: string, content: string) =>
  asText(
    Buffer.concat([
      Buffer.from('504b030414000000080000002100', 'hex'),
      Buffer.alloc(12),
      Buffer.from([name.length, 0, 0, 0]),
      bytesOf(name),
      deflateRawSync(content),
    ]),
  );

const nested = (open: string, close: string, depth: number) => open.repeat(depth) + close.repeat(depth);
const times = (text: string, length: number) => text.repeat(Math.ceil(length / text.length)).slice(0, length);
/** Just short of the most that is pasted at once. */
const LONG = 99_990;

const MARKUP = '<img src=x onerror="globalThis.polluted=1"><script>globalThis.polluted=1</script>';

export const HOSTILE: Readonly<Record<string, string>> = {
  nothing: '',
  'only spaces': ' '.repeat(1000),
  'a mark of the encoding alone': '\ufeff',
  null: 'null',
  'a number': '1e999',
  'a list in lists, 100 000 deep': nested('[', ']', 100_000),
  'objects in objects, 100 000 deep': `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`,
  'brackets that are never closed': '['.repeat(190_000),
  'brackets in a text': JSON.stringify('[{'.repeat(90_000)),
  'ours, nested deep': `{"format":1,"drejebog":${nested('[', ']', 500)},"fokus":[],"product":"samarbejdstjek"}`,
  'notes of a link, nested deep': `{"notes":${nested('[', ']', 150_000)},"own":[]}`,
  'a polluted prototype':
    '{"__proto__":{"polluted":true,"format":1},"constructor":{"prototype":{"polluted":true}}}',
  'a prototype with a format':
    '{"format":1,"__proto__":{"drejebog":"45"},"tjek":"__proto__","fokus":"constructor"}',
  'the same key a hundred thousand times': `{${times('"format":1,', 180_000)}"format":2}`,
  'a number of a hundred thousand digits': '9'.repeat(LONG),
  'a fraction of a hundred thousand digits': `0.${'9'.repeat(LONG)}`,
  'numbers as text': '{"format":"1","id":"1","answers":{"a":"3"},"revision":"9"}',
  'a zip renamed': zip('[Content_Types].xml', '<?xml version="1.0"?><Types/>'),
  'a Word document renamed': zip('word/document.xml', `<w:document>${MARKUP}</w:document>`),
  'a PDF renamed':
    '%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n1 0 obj\n<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>\nendobj\n%%EOF',
  'a picture renamed': asText(Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010806', 'hex')),
  'UTF-16': asText(Buffer.from('\ufeff{"format":1}', 'utf16le')),
  'UTF-16 read as Latin letters': Buffer.from('{"format":1}', 'utf16le').toString('latin1'),
  'bytes that are no text': asText(Uint8Array.from({ length: 5000 }, (_, n) => (n * 97) % 256)),
  'a page saved as json': `<!doctype html><html><head><title>x</title></head><body>${MARKUP}</body></html>`,
  'markup as JSON': JSON.stringify({ format: 1, name: MARKUP, notes: { a: MARKUP } }),
  'a script': '(function(){globalThis.polluted=1})()',
  'JSON with a remark': '{"format":1 /* ours */, "drejebog":"45",}',
  'a package.json':
    '{"name":"x","version":"1.0.0","scripts":{"postinstall":"rm -rf /"},"dependencies":{"y":"*"}}',
  GeoJSON:
    '{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[12.5,55.6]},"properties":{"name":"Skolen"}}]}',
  'a HAR':
    '{"log":{"version":"1.2","creator":{"name":"x","version":"1"},"entries":[{"request":{"method":"GET","url":"https://elsewhere.invalid/"},"response":{"status":200}}]}}',
  'an export of a form':
    '{"formId":"1FAI","info":{"title":"Tjek"},"responses":[{"responseId":"A","answers":{"q1":{"questionId":"q1","textAnswers":{"answers":[{"value":"I høj grad"}]}}}}]}',
  'a manifest': '{"name":"Samarbejdstjek","start_url":"/","icons":[{"src":"/icon.svg","sizes":"any"}]}',
  'a table': 'id;rolle;svar\n1;skoleledelse;=HYPERLINK("http://elsewhere.invalid")\n',
  'half a surrogate everywhere': '\ud800'.repeat(5000),
  'letters with a thousand accents': `e${'\u0301'.repeat(1000)}`,
  'right to left and without width': times('\u202e\u200b\u2066', 10_000),
  // What regular expressions go back and forth in.
  'a word of signs between two letters': `a${'!'.repeat(LONG - 2)}a`,
  'one word of letters': 'A'.repeat(LONG),
  'beginnings of links': times('/svar/?', LONG),
  'links without a code': times('/svar/#', LONG),
  'escaped signs': times('%23', LONG),
  'signs that are half escaped': times('%E0%A4%A', LONG),
  'a lone percent sign': '%',
  'words of one letter': times('A ', LONG),
  'groups that are nearly codes': times('AB12-CD34-EF5 ', LONG),
  'words that are nearly codes': times('A1B2C3D4E5F6A1B2C3D4E5F ', LONG),
  hyphens: times('A1-', LONG),
  'as many answers as wrong signs': '0'.repeat(LONG / 2) + 'z'.repeat(LONG / 2),
  'a minus far from its number': `-${' '.repeat(LONG)}x`,
  'ids with hyphens to the end': `${times('a-', LONG)}!`,
};

/** Texts of 50 million characters. */
export const TOO_MUCH = ['[', 'A1B2-C3D4 ', '%23'].map((piece) => times(piece, 50_000_000));
