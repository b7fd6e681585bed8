import type { Phrase, UiLang } from './words.ts';

/** Interface words of what was removed from the paper, and of removing it. */
const EN = {
  'act.remove': 'Article removed',
  'act.removed.texts': { one: '{n} text purged', other: '{n} texts purged' },
  'act.operator': 'Whoever runs this paper',
  'fail.removed': 'This was removed.',
  'fail.removed.do': 'It was taken out of this paper, and nothing of it is kept. When and why stands in the log.',
  'removed.source': 'Source',
  'removed.at': 'Removed',
  'removed.why': 'Reason',
  'remove.title': 'Remove this article',
  'remove.link': 'Remove it from this paper',
  'remove.what': 'What is purged',
  'remove.what.texts': { one: '{n} text of it: headline, words, authors', other: '{n} texts of it: headlines, words, authors' },
  'remove.what.claims': { one: '{n} statement or figure read in it', other: '{n} statements and figures read in it' },
  'remove.what.rest':
    'Its pages and feed entries, its place in search, in its story and in every ledger, what was compared with it, and what readers marked of a story that had nothing else',
  'remove.what.copies': {
    one: '{n} copy of it at another house stays, and is treated as if this had never been seen:',
    other: '{n} copies of it at other houses stay, and are treated as if this had never been seen:',
  },
  'remove.final':
    'What is purged cannot be brought back. Taking the act back later does one thing only: the article may be fetched again, if its publisher still has it.',
  'remove.stays':
    'What stays: that an article of this source was removed, when, by whom and why, in the public log; and hashes of its addresses and texts, so that it does not come again.',
  'remove.reason.note': 'The reason is public. Do not repeat in it what is to be removed.',
  'remove.sure': 'I know that this cannot be undone.',
  'remove.go': 'Remove it for good',
  'remove.wrong.sure': 'Confirm that you know it cannot be undone.',
  'remove.off': 'This paper cannot remove articles on its pages. Use the command: broadsheet remove.',
  'remove.done': 'It is removed.',
  'remove.lift': 'Let it come again',
  'remove.lift.note':
    'The tombstone is lifted, and the article may be fetched again from its publisher. What was purged does not come back by this. It is an act of its own, in the public log.',
  'source.removal.title': 'Removal',
  'source.removal': 'To have something removed from this paper:',
  'source.removal.none': 'Whoever runs this paper has named no contact.',
} as const satisfies Readonly<Record<string, Phrase>>;
export type RemovalKey = keyof typeof EN;

export const REMOVAL_WORDS: Readonly<Record<UiLang, Readonly<Record<RemovalKey, Phrase>>>> = {
  en: EN,
  de: {
    'act.remove': 'Artikel entfernt',
    'act.removed.texts': { one: '{n} Fassung gelöscht', other: '{n} Fassungen gelöscht' },
    'act.operator': 'Wer diese Zeitung betreibt',
    'fail.removed': 'Das wurde entfernt.',
    'fail.removed.do': 'Es wurde aus dieser Zeitung genommen, und nichts davon ist aufbewahrt. Wann und warum, steht im Protokoll.',
    'removed.source': 'Quelle',
    'removed.at': 'Entfernt',
    'removed.why': 'Grund',
    'remove.title': 'Diesen Artikel entfernen',
    'remove.link': 'Aus dieser Zeitung entfernen',
    'remove.what': 'Was gelöscht wird',
    'remove.what.texts': { one: '{n} Fassung: Überschrift, Wortlaut, Verfasser', other: '{n} Fassungen: Überschriften, Wortlaut, Verfasser' },
    'remove.what.claims': { one: '{n} Aussage oder Zahl daraus', other: '{n} Aussagen und Zahlen daraus' },
    'remove.what.rest':
      'Seine Seiten und Feed-Einträge, sein Platz in der Suche, in seinem Thema und in allen Zahlenübersichten, was mit ihm verglichen wurde, und was Leser an einem Thema gemerkt haben, das sonst nichts enthielt',
    'remove.what.copies': {
      one: '{n} Kopie in einem anderen Haus bleibt und gilt, als wäre dieser Artikel nie gesehen worden:',
      other: '{n} Kopien in anderen Häusern bleiben und gelten, als wäre dieser Artikel nie gesehen worden:',
    },
    'remove.final':
      'Was gelöscht ist, lässt sich nicht zurückholen. Wird der Eingriff später zurückgenommen, so heißt das nur: Der Artikel darf wieder abgerufen werden, wenn sein Verlag ihn noch hat.',
    'remove.stays':
      'Was bleibt: dass ein Artikel dieser Quelle entfernt wurde, wann, von wem und warum, im öffentlichen Protokoll; und Hashes seiner Adressen und Texte, damit er nicht wiederkommt.',
    'remove.reason.note': 'Der Grund ist öffentlich. Bitte darin nicht wiederholen, was entfernt werden soll.',
    'remove.sure': 'Mir ist bekannt, dass sich das nicht rückgängig machen lässt.',
    'remove.go': 'Endgültig entfernen',
    'remove.wrong.sure': 'Bitte bestätigen, dass es sich nicht rückgängig machen lässt.',
    'remove.off': 'Diese Zeitung kann Artikel nicht auf ihren Seiten entfernen. Der Befehl dafür: broadsheet remove.',
    'remove.done': 'Es ist entfernt.',
    'remove.lift': 'Wieder zulassen',
    'remove.lift.note':
      'Die Sperre fällt, und der Artikel darf wieder von seinem Verlag abgerufen werden. Gelöschtes kommt dadurch nicht zurück. Das ist ein eigener Eingriff und steht im öffentlichen Protokoll.',
    'source.removal.title': 'Entfernung',
    'source.removal': 'Um etwas aus dieser Zeitung entfernen zu lassen:',
    'source.removal.none': 'Wer diese Zeitung betreibt, hat keine Anschrift genannt.',
  },
};
