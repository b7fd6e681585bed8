import assert from 'node:assert/strict';
import { test } from 'node:test';
import { creditLine, signedCredits } from './credit.ts';

test('an invitation to an agency’s pages is its credit, and gives the hub', () => {
  assert.deepEqual(creditLine('For more on the storm, follow AP’s coverage at https://apnews.example/hub/coast-storm.', []), {
    credits: [{ agency: 'AP', evidence: 'follow AP’s coverage at https://apnews.example/hub/coast-storm' }],
    hub: { url: 'https://apnews.example/hub/coast-storm', slug: 'coast-storm' },
  });
});
test('lines of agencies only', () => {
  for (const [line, agencies] of [
    ['dpa', ['dpa']],
    ['(AFP/Reuters)', ['AFP', 'Reuters']],
    ['Quelle: dpa', ['dpa']],
    ['By The Associated Press', ['AP']],
    ['red, bote.at/Agenturen', ['Agenturen']],
    ['sak/Reuters', ['Reuters']],
    ['Dieser Text wurde mit Material der Nachrichtenagentur dpa erstellt.', ['dpa']],
    ['This story was provided by The Associated Press.', ['AP']],
  ] as const)
    assert.deepEqual(
      creditLine(line, [])?.credits.map((c) => c.agency),
      agencies,
      line,
    );
});
test('talk of an agency, and credits of pictures, are no credits', () => {
  for (const line of [
    'A source told Reuters on Monday that the pier would stay shut.',
    'Photo: AFP',
    '© Getty Images / AFP',
    'Der Mann wurde laut dpa bei dem Sturz am Montag verletzt.',
    '« Nous ne les avons pas retrouvés », a déclaré le chef des pompiers, cité par l’agence AFP. Trente-huit blessés ont été conduits à l’hôpital.',
    'The ministry worked with reports from AFP and others, officials said.',
    'The report was published a day after Reuters asked the ministry about the pier.',
    'The AP was founded long ago and has many members in many towns.',
  ])
    assert.equal(creditLine(line, []), undefined, line);
});
test('signatures at the start and the end of the text', () => {
  assert.deepEqual(signedCredits('(Reuters) - The pier will open.', ['Die Fähre fährt. (dpa)']), [
    { agency: 'Reuters', evidence: '(Reuters) -' },
    { agency: 'dpa', evidence: '(dpa)' },
  ]);
  assert.deepEqual(signedCredits('The pier will open.', ['It sails (again).']), []);
});
test('long rows of numbers and brackets cost no time', () => {
  assert.equal(creditLine('(888) 503-6620 (828) 624-4999 (217) 636-4344 (954) 637-3033 AP x', []), undefined);
});
