// Testenes navne er på dansk: Det er dem, der skriver indholdet, som møder dem, når noget er galt.
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  type ContentFile,
  contentFile,
  ROOMS,
  readContent,
  schemaProblems,
} from '../../src/site/content-files';
import {
  contentProblems,
  countProblems,
  coverageProblems,
  drejebogProblems,
  fokuspunktProblems,
  idProblems,
  passageProblems,
  quoteProblems,
  referenceProblems,
  strayTextProblems,
} from '../../src/site/content-problems';
import kept from '../fixtures/ids.json';
import {
  exclamationProblems,
  idsOf,
  keptIdProblems,
  keptNumberProblems,
  privacyProblems,
} from '../helpers/content';

const files = readContent();
const texts = globSync('content/**/*.{yaml,yml,md,mdx,json}').map((file) => ({
  file: file.replaceAll('\\', '/'),
  text: readFileSync(file, 'utf8'),
}));

describe('indholdet', () => {
  test.each(ROOMS)('der er filer i content/%s', (room) => {
    expect(files.some((file) => file.room === room && !file.template)).toBe(true);
  });

  test('der er ikke noget, som byggeriet ville standse ved', () => {
    expect(contentProblems(files)).toEqual([]);
  });

  test('skabelonerne er rigtige, så en kopi er det også', () => {
    const templates = files.filter(({ template }) => template);
    expect(templates.map(({ room }) => room).sort()).toEqual(ROOMS.filter((room) => room !== 'pages').sort());
    expect(schemaProblems(templates)).toEqual([]);
  });

  test('hvert afsnit i hver kilde er gengivet, eller det står, hvorfor ikke', () => {
    expect(coverageProblems(files)).toEqual([]);
  });

  test('ingen id’er, som gemte svar hænger på, er fjernet eller omdøbt', () => {
    expect(keptIdProblems(files, kept)).toEqual([]);
  });

  test('intet tjek har skiftet nummer eller fået et, der har været brugt', () => {
    expect(keptNumberProblems(files, kept)).toEqual([]);
  });

  test('der er ingen mailadresser og telefonnumre', () => {
    expect(privacyProblems(texts)).toEqual([]);
  });

  test('der er ingen udråbstegn i det, vi selv skriver', () => {
    const ours = texts.filter(({ file }) =>
      /^content\/(ui|tjek|fokuspunkter|pages|examples|group-examples)\//.test(file),
    );
    expect(ours.length).toBeGreaterThan(20);
    expect(exclamationProblems(ours)).toEqual([]);
  });
});

const entry = (file: string, data: unknown, body = ''): ContentFile => ({
  ...contentFile(file, ''),
  data,
  body,
});

const ELEMENTS = ['data', 'sparring', 'indsatser'];
const place = 'kilde#afsnit';
const action = { text: 'Gør noget.', passages: [place] };
const source = 'content/sources/kilde.yaml';
const quote = 'content/quotes/ordret.yaml';
const fokuspunkt = 'content/fokuspunkter/data-fokus.md';
const tjek = 'content/tjek/lille.yaml';
const example = 'content/examples/et.yaml';
const page = 'content/pages/side.mdx';

/** Et lille indhold uden fejl, så prøverne herunder ikke afhænger af det rigtige. */
const small: ContentFile[] = [
  entry(source, {
    title: 'Kilde',
    shortTitle: 'Kilden',
    publisher: 'Udgiver',
    year: 2017,
    audience: 'Alle.',
    basis: 'Interview.',
    argument: ['Et led.'],
    manuscript: '001',
    sections: { afsnit: 'Afsnit' },
  }),
  entry(quote, {
    text: 'Ordret.',
    speaker: 'Skoleleder',
    voice: 'skoleledelse',
    kind: 'interview',
    element: 'data',
    themes: ['analyse'],
    passage: place,
  }),
  ...ELEMENTS.map((element) =>
    entry(`content/fokuspunkter/${element}-fokus.md`, {
      title: 'Gør noget',
      element,
      order: 1,
      summary: 'Kort.',
      about: 'Om.',
      challenge: 'Svært.',
      passages: [place],
      forvaltning: [action],
      skoleledelse: [action],
      firstStep: 'Begynd.',
      quotes: ['ordret'],
    }),
  ),
  entry(tjek, {
    title: 'Lille tjek',
    summary: 'Kort.',
    intro: 'Svar.',
    order: 1,
    number: 1,
    minutes: 5,
    edition: '1. udgave',
    statements: ELEMENTS.flatMap((element) =>
      [1, 2, 3].map((number) => ({
        id: `${element}-${number}`,
        element,
        fokuspunkt: `${element}-fokus`,
        label: 'Kort',
        wording: { forvaltning: 'Vi gør det.', skoleledelse: 'De gør det.' },
        signs: { absent: 'Nej.', present: 'Ja.' },
        prompts: ['Hvordan?'],
        practice: 'Sådan.',
        strength: 'anbefalet',
        passages: [place],
      })),
    ),
  }),
  entry(example, {
    title: 'Et',
    order: 1,
    explanation: 'Sådan.',
    answers: ['1'],
    result: { kind: 'none-relevant' },
  }),
  entry(page, { title: 'Side', description: 'En side.' }, '<Quote id="ordret" />'),
];

/** Det lille indhold med én fil ændret. */
const changed = (name: string, change: (file: ContentFile) => Partial<ContentFile>): ContentFile[] =>
  small.map((file) => (file.file === name ? { ...file, ...change(file) } : file));

/** Felterne i en fil, nogle af dem ændret. */
const withFields = (fields: Record<string, unknown>) => (file: ContentFile) => ({
  data: { ...(file.data as object), ...fields },
});

/** Et tjek, hvor det første udsagn er ændret. */
const withFirstStatement = (fields: Record<string, unknown>) => (file: ContentFile) => {
  const data = file.data as { statements: object[] };
  const [first, ...others] = data.statements;
  return { data: { ...data, statements: [{ ...first, ...fields }, ...others] } };
};

describe('fejl i indholdet bliver fundet og forklaret på dansk', () => {
  test('i et indhold uden fejl bliver intet fundet', () => {
    expect([...contentProblems(small), ...coverageProblems(small)]).toEqual([]);
    expect(keptIdProblems(small, idsOf(small))).toEqual([]);
  });

  test('et felt, der ikke findes', () => {
    expect(schemaProblems(changed(quote, withFields({ taler: 'Skoleleder' })))).toEqual([
      `${quote}: Feltet »taler« findes ikke. Felterne er: text, speaker, voice, kind, element, themes, passage, poster, fuller.`,
    ]);
    expect(schemaProblems(changed(page, withFields({ elemnt: 'data' })))).toEqual([
      expect.stringContaining(
        `${page}: Feltet »elemnt« findes ikke. Felterne er: element, kicker, running, title, `,
      ),
    ]);
  });

  test('et felt, der mangler', () => {
    expect(schemaProblems(changed(quote, withFields({ speaker: undefined })))).toEqual([
      `${quote}: speaker: Feltet mangler. Der skal stå: Hvem der taler, som kilden angiver det, fx »Skoleleder«.`,
    ]);
    expect(schemaProblems(changed(tjek, withFirstStatement({ signs: { absent: 'Nej.' } })))).toEqual([
      `${tjek}: statements, nr. 1, signs, present: Feltet mangler. Der skal stå: Tegn på, at det sker.`,
    ]);
  });

  test('et felt, der er udfyldt forkert', () => {
    expect(schemaProblems(changed(quote, withFields({ element: 'dat' })))).toEqual([
      `${quote}: element: Det skal være et af disse: data, sparring, indsatser, tværgående. Der står »dat«. Der skal stå: Elementet, eller »tværgående« hvis det gælder hele samarbejdet. Ret linjen til: element: data`,
    ]);
    expect(schemaProblems(changed(quote, withFields({ passage: 'eva-guide-2017' })))).toEqual([
      expect.stringContaining(
        'passage: Et kildested skrives kilde#afsnit, fx eva-guide-2017#data-indsigt. Der står »eva-guide-2017«.',
      ),
    ]);
    expect(schemaProblems(changed(fokuspunkt, withFields({ title: '  ' })))).toEqual([
      expect.stringContaining('title: Teksten er tom. Der står »  «. Der skal stå: Fokuspunktets navn'),
    ]);
    expect(schemaProblems(changed(tjek, withFirstStatement({ label: 'a'.repeat(61), prompts: [] })))).toEqual(
      [
        `${tjek}: statements, nr. 1, label: Højst 60 tegn. Der står »${'a'.repeat(61)}«. Der skal stå: Kort navn til billeder og tabeller, højst 60 tegn.`,
        `${tjek}: statements, nr. 1, prompts: Mindst 1. Der skal stå: Spørgsmål til samtalen, 1-3.`,
      ],
    );
    expect(schemaProblems(changed(example, withFields({ order: '3', result: { kind: 'tal' } })))).toEqual([
      `${example}: order: Her skal stå et tal. Der står »3«. Der skal stå: Plads på metodesiden.`,
      `${example}: result, kind: Det skal være et af disse: score, missing, too-few-relevant, none-relevant. Der står »tal«.`,
    ]);
  });

  test('en fil, der ikke kan læses', () => {
    const yaml = contentFile('content/quotes/x.yaml', 'text: "uden slutning\nspeaker: Skoleleder\n');
    const markdown = contentFile('content/fokuspunkter/x.md', '---\ntitle: a: b\n---\n');
    expect(schemaProblems([yaml, markdown])).toEqual([
      expect.stringContaining('content/quotes/x.yaml: Filen kan ikke læses. Der er en fejl ved linje 3'),
      expect.stringContaining('content/fokuspunkter/x.md: Filen kan ikke læses. Der er en fejl ved linje 2'),
    ]);
  });

  test('en fil, som ingen ville se', () => {
    const files = ['content/quotes/x.yml', 'content/cases/mere/x.yaml', 'content/citater/x.yaml'];
    expect(schemaProblems(files.map((file) => contentFile(file, 'a: b')))).toEqual([
      'content/quotes/x.yml: Filen kan ikke læses. Filer i content/quotes skal ende på .yaml.',
      'content/cases/mere/x.yaml: Filen kan ikke læses. Filer skal ligge i selve mappen content/cases.',
      expect.stringContaining(
        'content/citater/x.yaml: Filen kan ikke læses. Mappen content/citater bliver ikke',
      ),
    ]);
  });

  test('en slåfejl, med linjen som den skulle være', () => {
    const problems = (files: ContentFile[]) => contentProblems(files).join('\n');
    expect(problems(changed(quote, withFields({ speeker: 'Skoleleder' })))).toContain(
      'Feltet »speeker« findes ikke. Felterne er: text, speaker, voice, kind, element, themes, passage, poster, fuller. Ret linjen til: speaker: …',
    );
    expect(problems(changed(quote, withFields({ element: 'sparing' })))).toContain(
      'Ret linjen til: element: sparring',
    );
    expect(problems(changed(quote, withFields({ passage: 'kilde#asnit' })))).toContain(
      'Ret linjen til: kilde#afsnit',
    );
    expect(problems(changed(tjek, withFirstStatement({ fokuspunkt: 'data-focus' })))).toContain(
      'Ret linjen til: fokuspunkt: data-fokus',
    );
    // Two fields apart is another word, not a slip.
    expect(problems(changed(quote, withFields({ taler: 'Skoleleder' })))).not.toContain('Ret linjen');
  });

  test('et udsagn uden den ene rolles ord, og en grad, der ikke findes', () => {
    const halved = { wording: { forvaltning: 'Vi gør det.' } };
    expect(schemaProblems(changed(tjek, withFirstStatement(halved)))).toEqual([
      `${tjek}: statements, nr. 1, wording, skoleledelse: Feltet mangler. Der skal stå: Udsagnet, set fra skoleledelsen.`,
    ]);
    expect(schemaProblems(changed(example, withFields({ answers: ['5'] })))).toEqual([
      expect.stringContaining(
        `${example}: answers, nr. 1: Det skal være et af disse: 0, 1, 2, 3, 4, ikke-relevant, ved-ikke, blank. Der står »5«.`,
      ),
    ]);
  });

  test('et felt, der står to gange', () => {
    expect(schemaProblems([contentFile('content/quotes/x.yaml', 'text: a\ntext: b\n')])).toEqual([
      expect.stringContaining('Der er en fejl ved linje 2 (DUPLICATE_KEY). Et felt står der to gange.'),
    ]);
  });

  test('et forkert navn, en plads, der er taget, og et id, der er brugt to gange', () => {
    const renamed = { file: 'content/quotes/Øvelse 1.yaml', id: 'Øvelse 1' };
    expect(idProblems(changed(quote, () => renamed))).toEqual([
      expect.stringMatching(/^content\/quotes\/Øvelse 1\.yaml: Navnet må kun have små bogstaver/),
    ]);
    expect(idProblems(changed(fokuspunkt, withFields({ element: 'sparring' })))).toEqual([
      'To fokuspunkter har samme order: sparring, plads 1.',
    ]);
    const again = entry('content/pages/side.md', small.find(({ file }) => file === page)?.data);
    expect(idProblems([...small, again])).toEqual([
      'To filer har id’et »content/pages/side«. Giv den ene et andet navn.',
    ]);
    expect(idProblems(changed(tjek, withFirstStatement({ id: 'data-2' })))).toEqual([
      `${tjek}: To udsagn har id’et »data-2«.`,
    ]);
  });

  test('et kildested, der ikke findes', () => {
    expect(passageProblems(changed(quote, withFields({ passage: 'kilde#nej' })))).toEqual([
      `${quote}: Kildestedet »kilde#nej« findes ikke: content/sources/kilde.yaml har intet »nej« under sections.`,
    ]);
    const action = { text: 'Gør noget.', passages: ['nej#afsnit'] };
    expect(passageProblems(changed(fokuspunkt, withFields({ skoleledelse: [action] })))).toEqual([
      `${fokuspunkt}: Kildestedet »nej#afsnit« peger på kilden »nej«, som ikke findes i content/sources. Kilderne er: kilde.`,
    ]);
    expect(
      passageProblems(changed(page, () => ({ body: `<Passages of={['nej#x', "kilde#afsnit"]} />` }))),
    ).toEqual([
      expect.stringContaining(`${page}: Kildestedet »nej#x« peger på kilden »nej«, som ikke findes`),
    ]);
  });

  test('et citat, der ikke findes', () => {
    expect(quoteProblems(changed(fokuspunkt, withFields({ quotes: ['findes-ikke'] })))).toEqual([
      `${fokuspunkt}: Citatet »findes-ikke« findes ikke i content/quotes. Der skal stå navnet på en fil, uden .yaml.`,
    ]);
    expect(quoteProblems(changed(page, () => ({ body: 'Se <Quote id="heller-ikke" />' })))).toEqual([
      expect.stringContaining(`${page}: Citatet »heller-ikke« findes ikke`),
    ]);
  });

  test('et udsagn med et forkert fokuspunkt eller element', () => {
    expect(fokuspunktProblems(changed(tjek, withFirstStatement({ fokuspunkt: 'findes-ikke' })))).toEqual([
      `${tjek}: Udsagnet »data-1« peger på fokuspunktet »findes-ikke«, som ikke findes. De, der findes: data-fokus, sparring-fokus, indsatser-fokus.`,
    ]);
    const wrong = changed(tjek, withFirstStatement({ element: 'sparring' }));
    expect(fokuspunktProblems(wrong)).toEqual([
      `${tjek}: Udsagnet »data-1« hører til sparring, men dets fokuspunkt »data-fokus« hører til data. De skal høre til det samme element.`,
    ]);
    expect(countProblems(wrong)).toEqual([
      `${tjek}: data har 2 udsagn. Der skal være mindst 3 til hvert element.`,
    ]);
  });

  test('et fokuspunkt, som intet udsagn fører til, og en side, der viser til et, som ikke findes', () => {
    const lonely = entry(
      'content/fokuspunkter/alene.md',
      small.find(({ file }) => file === fokuspunkt)?.data,
    );
    expect(fokuspunktProblems([...small, lonely])).toEqual([
      'content/fokuspunkter/alene.md: 0 udsagn i content/tjek peger på fokuspunktet. Der skal være mindst 2, så det kan blive foreslået.',
    ]);
    expect(fokuspunktProblems(changed(page, () => ({ body: '<FokuspunktLink id="nej" />' })))).toEqual([
      expect.stringContaining(`${page}: Siden viser til fokuspunktet »nej«, som ikke findes.`),
    ]);
  });

  test('et tjek, der tager et andet med', () => {
    const all = small.find(({ file }) => file === tjek)?.data as { statements: { id: string }[] };
    const longer = (fields: object) =>
      entry('content/tjek/stort.yaml', { ...all, order: 2, number: 2, ...fields });
    const own = all.statements.slice(0, 1).map((statement) => ({ ...statement, id: 'data-mere' }));
    const good = [...small, longer({ includes: 'lille', statements: own })];
    expect([...idProblems(good), ...countProblems(good), ...referenceProblems(good)]).toEqual([]);
    expect(referenceProblems([...small, longer({ includes: 'nej', statements: own })])).toEqual([
      'content/tjek/stort.yaml: includes: »nej« findes ikke, eller det er tjekket selv. De, der findes: lille, stort.',
    ]);
    expect(idProblems([...small, longer({ statements: all.statements.slice(0, 1) })])).toEqual([
      'content/tjek/stort.yaml: Udsagnet »data-1« står også i et andet tjek. Skal det med begge steder, så brug includes i stedet.',
    ]);
    expect(quoteProblems(changed(tjek, withFirstStatement({ quote: 'findes-ikke' })))).toEqual([
      expect.stringContaining(`${tjek}: Citatet »findes-ikke« findes ikke`),
    ]);
  });

  test('en drejebog, hvis trin ikke giver det antal minutter, den lover', () => {
    const zero = Object.fromEntries(
      [
        'velkommen ikke-eksamen roller spilleregler laes taenk svar vis tal aftal pause profil',
        'mest-uenige forslag valg plan tak',
      ].flatMap((names) => names.split(' ').map((name) => [name, 0])),
    );
    const script = (fields: object, seconds: object) =>
      entry('content/drejeboeger/10.yaml', {
        title: '10 minutter',
        summary: 'Kort.',
        minutes: 10,
        take: { elements: ['data'], each: 2 },
        seconds: { ...zero, ...seconds },
        ...fields,
      });
    // Two statements of four minutes, and two minutes to plan.
    expect(contentProblems([...small, script({}, { tal: 240, plan: 120 })])).toEqual([]);
    expect(drejebogProblems([...small, script({}, { tal: 245, plan: 120 })])).toEqual([
      'content/drejeboeger/10.yaml: Trinene varer 10 minutter og 10 sekunder med »Lille tjek« og håndsoprækning, men minutes siger 10. Ret sekunderne eller minutes, så de passer.',
    ]);
    expect(drejebogProblems([...small, script({ take: { elements: ['data'], each: 4 } }, {})])).toEqual([
      'content/drejeboeger/10.yaml: take: Der skal tages 4 udsagn, men »Lille tjek« har kun 3 af dem. Sæt each ned.',
    ]);
  });

  test('et afsnit, som intet peger på, og en grund, der ikke passer', () => {
    expect(coverageProblems(changed(source, withFields({ sections: { afsnit: 'A', andet: 'B' } })))).toEqual([
      expect.stringContaining(`${source}: Intet peger på afsnittet »andet« (B).`),
    ]);
    expect(coverageProblems(changed(source, withFields({ notRendered: { afsnit: 'x', nej: 'y' } })))).toEqual(
      [
        `${source}: notRendered nævner »afsnit«, men noget på sitet peger på det. Slet linjen.`,
        `${source}: notRendered nævner »nej«, som ikke står under sections.`,
      ],
    );
  });

  test('en anbefaling og et begreb, der peger på noget, som ikke findes', () => {
    const advice = (fields: object) =>
      entry('content/recommendations/raad.yaml', {
        title: 'Gør noget',
        text: 'Sådan.',
        kind: 'opgave',
        element: 'data',
        themes: ['analyse'],
        audience: ['forvaltning'],
        passages: [place],
        ...fields,
      });
    const term = entry('content/terms/ord.yaml', {
      term: 'ord',
      explanation: 'Et. To.',
      element: 'data',
      passages: [place],
      seeAlso: ['nej'],
    });
    expect(referenceProblems([...small, advice({ fokuspunkt: 'nej' }), term])).toEqual([
      expect.stringContaining('content/recommendations/raad.yaml: fokuspunkt: »nej« findes ikke.'),
      'content/terms/ord.yaml: seeAlso: Begrebet »nej« findes ikke i content/terms.',
    ]);
    expect(referenceProblems([...small, advice({ fokuspunkt: 'sparring-fokus' })])).toEqual([
      expect.stringContaining('hører til sparring, men anbefalingen til data'),
    ]);
  });

  test('et id, der er fjernet eller omdøbt', () => {
    expect(keptIdProblems(changed(tjek, withFirstStatement({ id: 'data-nyt' })), idsOf(small))).toEqual([
      'Et id er fjernet eller omdøbt: udsagnet »data-1« i tjekket »lille«. Så går de svar, som folk har gemt, tabt. Giv det sit gamle id igen. Er det meningen, så ret tests/fixtures/ids.json.',
      'Et id er kommet til: udsagnet »data-nyt« i tjekket »lille«. Skriv det i tests/fixtures/ids.json.',
    ]);
    const without = small.filter(({ file }) => file !== fokuspunkt);
    expect(keptIdProblems(without, idsOf(small))).toEqual([
      expect.stringContaining('Et id er fjernet eller omdøbt: fokuspunktet »data-fokus«.'),
    ]);
  });

  test('to tjek med det samme nummer, og et nummer, der er ændret eller har været brugt', () => {
    const data = small.find(({ file }) => file === tjek)?.data as { statements: object[] };
    const statements = data.statements.slice(0, 1).map((statement) => ({ ...statement, id: 'data-mere' }));
    const other = entry('content/tjek/stort.yaml', { ...data, statements });
    const problems = (files: ContentFile[], numbers: Record<string, number>) =>
      keptNumberProblems(files, { ...idsOf(small), numbers });
    expect(idProblems([...small, other])).toEqual([expect.stringContaining('To tjek har number: 1.')]);
    expect(problems(small, { lille: 1, slettet: 2 })).toEqual([]);
    expect(problems(small, { lille: 2 })).toEqual([
      `${tjek}: number var 2 og er nu 1. Så kan de svarkoder og korte adresser, der er i brug, ikke læses. Skriv 2 igen.`,
    ]);
    expect(problems(small, { slettet: 1, andet: 4 })).toEqual([
      `${tjek}: number: 1 tilhører tjekket »slettet«, også hvis det er slettet. Vælg det næste, der aldrig har været brugt: 5.`,
    ]);
    expect(problems(small, {})).toEqual([
      `${tjek}: Nummeret 1 er nyt. Skriv det under numbers i tests/fixtures/ids.json.`,
    ]);
    expect(schemaProblems(changed(tjek, withFields({ number: 16 })))).toEqual([
      expect.stringContaining(`${tjek}: number: Højst 15. Der står »16«.`),
    ]);
  });

  test('tekst, der ikke bliver vist', () => {
    expect(strayTextProblems(changed(fokuspunkt, () => ({ body: '\nMere.\n' })))).toEqual([
      expect.stringContaining(`${fokuspunkt}: Der står tekst under den sidste linje med ---.`),
    ]);
  });

  test.each(['Ring 12 34 56 78.', 'tlf. +45 12345678', 'Skriv til a.b@kommune.dk.', '1234 5678'])(
    'personoplysninger: %s',
    (text) => {
      expect(privacyProblems([{ file: 'content/x.yaml', text }])).toHaveLength(1);
    },
  );

  test.each(['978-87-7958-993-2', '2015-2020, 0,50 og 100', '10 12 14', 'www.eva.dk/grundskole'])(
    'men ikke: %s',
    (text) => {
      expect(privacyProblems([{ file: 'content/x.yaml', text }])).toEqual([]);
    },
  );

  test('et udråbstegn', () => {
    expect(exclamationProblems([{ file: 'content/ui/x.json', text: 'a\n  Godt!' }])).toEqual([
      'content/ui/x.json, linje 2: Ingen udråbstegn: Godt!',
    ]);
  });
});
