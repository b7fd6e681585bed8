import type { Phrase, UiLang } from './words.ts';

const EN = {
  'act.grant': 'Texts may be shown whole in public:',
  'grant.as.licensed': 'licensed to this paper',
  'grant.as.own': 'this paper’s own',
  'grant.as.open': 'under an open licence',
  'compare.public': 'No more than excerpts are shown here, so the texts cannot stand side by side. Both are linked.',
  'verify.public': 'No more than an excerpt of it is shown here. Its article is linked.',
  'change.withheld': {
    one: '{n} changed passage is not shown: rights of the publisher.',
    other: '{n} changed passages are not shown: rights of the publisher.',
  },
  'footer.public': 'Of what others publish here stand headlines, excerpts and links.',
  'source.granted': 'What this paper may show of it',
  'grant.title': 'Rights of a source',
  'grant.edit': 'Say what this paper may show',
  'grant.note':
    'On a public paper anybody sees the headline, an excerpt and the link. Where the texts of a source are yours, licensed to you or open to all, they are shown whole. What its pages forbid (noarchive, nosnippet, max-snippet) holds all the same.',
  'grant.which': 'The texts of this source are',
  'grant.go': 'Mark it so',
  'grant.stands': 'Marked now:',
  'grant.until': 'Until (may be empty; the end of a licence)',
} as const satisfies Readonly<Record<string, Phrase>>;
export type RightsKey = keyof typeof EN;

/** Words on what may be shown of which source. */
export const RIGHTS_WORDS: Readonly<Record<UiLang, Readonly<Record<RightsKey, Phrase>>>> = {
  en: EN,
  de: {
    'act.grant': 'Texte dürfen öffentlich ganz gezeigt werden:',
    'grant.as.licensed': 'dieser Zeitung lizenziert',
    'grant.as.own': 'eigene dieser Zeitung',
    'grant.as.open': 'unter einer offenen Lizenz',
    'compare.public': 'Hier stehen nur Auszüge; darum können die Texte nicht nebeneinander stehen. Beide sind verlinkt.',
    'verify.public': 'Hier steht nicht mehr als ein Auszug. Der Artikel ist verlinkt.',
    'change.withheld': {
      one: '{n} geänderte Stelle wird nicht gezeigt: Rechte des Verlags.',
      other: '{n} geänderte Stellen werden nicht gezeigt: Rechte des Verlags.',
    },
    'footer.public': 'Von dem, was andere veröffentlichen, stehen hier Schlagzeilen, Auszüge und Links.',
    'source.granted': 'Was diese Zeitung davon zeigen darf',
    'grant.title': 'Rechte einer Quelle',
    'grant.edit': 'Festlegen, was diese Zeitung zeigen darf',
    'grant.note':
      'In einer öffentlichen Zeitung sehen alle die Schlagzeile, einen Auszug und den Link. Gehören Ihnen die Texte einer Quelle, sind sie Ihnen lizenziert oder für alle offen, so werden sie ganz gezeigt. Was ihre Seiten verbieten (noarchive, nosnippet, max-snippet), gilt auch dann.',
    'grant.which': 'Die Texte dieser Quelle sind',
    'grant.go': 'So kennzeichnen',
    'grant.stands': 'Jetzt gekennzeichnet:',
    'grant.until': 'Bis (kann leer sein; das Ende einer Lizenz)',
  },
};
