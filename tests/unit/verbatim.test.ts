import { describe, expect, test } from 'vitest';
import {
  findVerbatim,
  namesSpeaker,
  OMISSION_REACH,
  prepareSource,
  SPEAKER_REACH,
  TRAITS,
} from '../helpers/verbatim.mjs';

type Traits = Parameters<typeof prepareSource>[1];

/** Whether the quote is verbatim in the source text. */
const stands = (source: string, quote: string, traits?: Traits): boolean =>
  findVerbatim(prepareSource(source, traits), quote).places.length > 0;

describe('letters, capitals and punctuation are exact', () => {
  const source = 'Før. Det er godt, når ”de” spørger – ikke sandt? Efter.';

  test('the very same words are found', () => {
    expect(stands(source, 'Det er godt, når ”de” spørger – ikke sandt?')).toBe(true);
  });

  test.each([
    ['a wrong letter', 'Det er godt, nær ”de” spørger – ikke sandt?'],
    ['a lost comma', 'Det er godt når ”de” spørger – ikke sandt?'],
    ['an added comma', 'Det er godt, når ”de”, spørger – ikke sandt?'],
    ['a capital', 'det er godt, når ”de” spørger – ikke sandt?'],
    ['a lost word', 'Det er godt, når ”de” spørger – sandt?'],
    ['two words changed round', 'Er det godt, når ”de” spørger – ikke sandt?'],
    ['other quotation marks', 'Det er godt, når "de" spørger – ikke sandt?'],
    ['a hyphen for a dash', 'Det er godt, når ”de” spørger - ikke sandt?'],
    ['a lost space', 'Det er godt,når ”de” spørger – ikke sandt?'],
    ['a first word cut short', 'et er godt, når ”de” spørger – ikke sandt?'],
    ['a last word cut short', 'Det er godt, når ”de” spørge'],
    ['nothing but an omission', '[...]'],
  ])('%s is caught', (_, quote) => {
    expect(stands(source, quote)).toBe(false);
  });

  test('the longest beginning that agrees is told', () => {
    const { prefix } = findVerbatim(prepareSource(source), 'Det er godt, nær de spørger');
    expect(prefix).toBe('Det er godt, n');
    expect(findVerbatim(prepareSource(source), 'Det er godt, når ”de” spørge').prefix).toBe(
      'Det er godt, når ”de” spørg',
    );
  });
});

describe('line breaks', () => {
  test('white space of any length is one space', () => {
    expect(stands('Jeg  kan \n\n \n faktisk\tgodt lide det.', 'Jeg kan faktisk godt lide det.')).toBe(true);
    expect(stands('Jeg kan faktisk.', 'Jeg  kan\nfaktisk.')).toBe(true);
  });

  test('a hyphen at a line end may belong to the line break or to the word', () => {
    const source = 'vores opmærk- \n\nsomhed på elev-\nog personaledata og skole-\nhjem-samarbejdet';
    expect(stands(source, 'vores opmærksomhed på elev- og personaledata')).toBe(true);
    expect(stands(source, 'vores opmærk-somhed')).toBe(true);
    expect(stands(source, 'og skole-hjem-samarbejdet')).toBe(true);
    expect(stands(source, 'vores opmærk somhed')).toBe(false);
  });

  test('other hyphens stay: inside a line, before a capital, after a space', () => {
    expect(stands('en MUS-samtale', 'en MUSsamtale')).toBe(false);
    expect(stands('kommunens FLIS-\nData', 'kommunens FLISData')).toBe(false);
    expect(stands('en ting -\nog en til', 'en ting og en til')).toBe(false);
  });

  test('only in a text with broken words a line end may be nothing', () => {
    const source = 'arbejde med skole\nudvikling gennem \nbrug af data';
    expect(stands(source, 'arbejde med skoleudvikling gennem brug', { breaksWords: true })).toBe(true);
    expect(stands(source, 'arbejde med skole udvikling gennem brug', { breaksWords: true })).toBe(true);
    expect(stands(source, 'gennembrug af data', { breaksWords: true })).toBe(false);
    expect(stands(source, 'arbejde med skoleudvikling')).toBe(false);
    expect(TRAITS['004']?.breaksWords).toBe(true);
  });

  test('the running header of text 001 does not interrupt', () => {
    const header = [
      'Samarbejdet mellem forvaltning og skoleledelse om elevernes læring og trivsel ',
      'Centrale elementer i samarbejdet ',
      'Danmarks Evalueringsinstitut 26 ',
    ].join('\n\n');
    const source = `ved hjælp af forskel-\n\n\n${header}\n \n\nlige data.`;
    expect(stands(source, 'ved hjælp af forskellige data.', TRAITS['001'])).toBe(true);
    expect(stands(source, 'ved hjælp af forskellige data.')).toBe(false);
    expect(stands(source, 'Danmarks Evalueringsinstitut', TRAITS['001'])).toBe(false);
  });
});

describe('omissions', () => {
  const far = 'x '.repeat(OMISSION_REACH);

  test('a mark of the source itself is found in either form, with the same spaces', () => {
    expect(stands('Jeg får noget. […] Jeg tænker.', 'Jeg får noget. [...] Jeg tænker.')).toBe(true);
    expect(stands('Jeg får noget. [...] Jeg tænker.', 'Jeg får noget. […] Jeg tænker.')).toBe(true);
    expect(stands('stor åbenhed […]. Min leder', 'stor åbenhed [...]. Min leder')).toBe(true);
    expect(stands('stor åbenhed […]. Min leder', 'stor åbenhed [...] . Min leder')).toBe(false);
    expect(stands('stor åbenhed […]. Min leder', 'stor åbenhed. Min leder')).toBe(false);
  });

  test('a mark of the quote stands for words that are left out', () => {
    const source = 'Det var svært, og vi talte længe om det, men det lykkedes […] til sidst.';
    expect(stands(source, 'Det var svært, [...] men det lykkedes')).toBe(true);
    expect(stands(source, 'Det var svært, [...] det lykkedes [...] til sidst.')).toBe(true);
    expect(stands(source, 'Det var svært, [...] til sidst.')).toBe(true);
  });

  test.each([
    ['the wrong order', 'En ting. To ting.', 'To ting. [...] En ting.'],
    ['nothing left out', 'En ting. To ting.', 'En ting. [...] To ting.'],
    ['a wrong letter after the omission', 'En ting. To ting. Tre ting.', 'En ting. [...] Tre tang.'],
    ['a word cut short before the omission', 'En tingest. To ting. Tre.', 'En ting [...] Tre.'],
    ['parts too far apart', `En ting. ${far} To ting.`, 'En ting. [...] To ting.'],
  ])('%s is caught', (_, source, quote) => {
    expect(stands(source, quote)).toBe(false);
  });

  test('the agreement is told across omissions', () => {
    const { prefix } = findVerbatim(prepareSource('En ting. To ting. Tre ting.'), 'En ting. [...] Tre tang.');
    expect(prefix).toBe('En ting. [...] Tre t');
  });
});

describe('speakers', () => {
  /** Whether the speaker is named after the quote `Citat.` */
  const named = (source: string, speaker: string): boolean => {
    const prepared = prepareSource(source);
    return namesSpeaker(prepared, findVerbatim(prepared, 'Citat.').places, speaker);
  };

  test('the label may stand inside another, in other capitals, across a line break', () => {
    expect(named('Citat.\n\nSkoleleder', 'Skoleleder')).toBe(true);
    expect(named('Citat. \n\nInterview med skoleleder', 'Skoleleder')).toBe(true);
    expect(named('Citat. \n\nInterview med forvaltnings-\n\nledelse', 'Forvaltningsledelse')).toBe(true);
  });

  test('another label, one that stands before, and one far away are caught', () => {
    expect(named('Citat.\n\nForvaltningsledelse', 'Skoleleder')).toBe(false);
    expect(named('Skoleleder\n\nCitat.', 'Skoleleder')).toBe(false);
    expect(named(`Citat. ${'x'.repeat(SPEAKER_REACH)} Skoleleder`, 'Skoleleder')).toBe(false);
  });

  test.each([
    ['a colon', 'Skolelederen spørger: ”Citat.” Så ventede hun.'],
    ['a word', 'Her brugte skolelederen ord som ”Citat.”, og så ventede hun.'],
    ['other marks', 'En skole-\n\nleder spurgte, »Citat.« To gange.'],
    ['a full stop outside', 'Skolelederen siger, at det er ”Citat.”. Mere siger hun ikke.'],
  ])('in a running sentence the speaker may stand before: %s', (_, source) => {
    expect(named(source, 'Skoleleder')).toBe(true);
  });

  test.each([
    ['a quote in marks that stands by itself', 'Det sagde skolelederen.\n\n”Citat.”\n\nForvaltningsledelse'],
    ['a sentence without marks', 'Skolelederen siger, Citat. Så ventede hun.'],
    ['a mark that is not closed', 'Skolelederen siger ”Citat. Så ventede hun.”'],
    ['a speaker far before', `Skoleleder ${'x'.repeat(SPEAKER_REACH)} siger ”Citat.” Så ventede hun.`],
    ['another speaker', 'Forvaltningsledelsen siger ”Citat.” Så ventede den.'],
  ])('a speaker before does not count: %s', (_, source) => {
    expect(named(source, 'Skoleleder')).toBe(false);
  });

  test('when the quote stands twice, one of the places is enough', () => {
    expect(named(`Citat. ${'x'.repeat(SPEAKER_REACH)} Citat. Skoleleder`, 'Skoleleder')).toBe(true);
  });
});
