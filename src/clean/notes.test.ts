import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noteOf } from './notes.ts';

const notes: readonly (readonly [string, string | undefined])[] = [
  ['Correction: An earlier version of this story gave the wrong day.', 'correction'],
  ['An earlier version of this article misspelt the name of the pier.', 'correction'],
  ['Korrektur: In einer früheren Fassung stand ein falsches Datum.', 'correction'],
  ['Clarification: The boat belongs to the county.', 'clarification'],
  ['RETRACTION: The Harbour Wire takes back its story about the crane.', 'withdrawal'],
  ['The White House has withdrawn its report on the strikes of last week.', undefined],
  ['The agency has removed the post from its account, it said.', undefined],
  ['This post has been removed by its author.', undefined],
  ['Rückzug: Die Truppen verlassen das Tal bis Freitag.', undefined],
  ['Withdrawal – the word hangs over the talks in Hallbrück.', undefined],
  ['Kill: the new film opens on Friday in the harbour cinema.', undefined],
  ['Der Text wurde zurückgezogen, nachdem die Opposition geklagt hatte.', undefined],
  ['This story has been withdrawn because its only source could not be confirmed.', 'withdrawal'],
  ['Dieser Beitrag wurde zurückgezogen, weil die Quelle nicht bestätigt ist.', 'withdrawal'],
  ['The party has withdrawn its motion and the story ends there.', undefined],
  ['Editor’s note: This story was translated from Norlandish.', 'editor'],
  ['This article has been updated with comments of the operator.', 'update'],
  ['Updated: Nov 20 2019, 15:24 pm', undefined],
  ['The ministry published a correction on Friday evening.', undefined],
  ['Update on the ferry timetable is expected next week.', undefined],
];
for (const [line, type] of notes) test(`note: ${line}`, () => assert.equal(noteOf(line)?.type, type));
