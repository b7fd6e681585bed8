/** What a line's own words give away, whatever page it stands on; each is one yes or no. */
const CUES: Readonly<Record<string, RegExp>> = {
  newsletter: /\bnewsletters?\b|\bsubscrib|\binbox\b|\bsign up\b|\bsigned up\b|abonn|suscr[ií]b|iscriviti|\bmailing list\b|\bregister\b|meld je aan/iu,
  more: /^(?:read|see|watch|listen|more|related|also|lesen|mehr|lire|voir|leer|lee|leia|leggi|lees|les|läs|читайте|czytaj|baca)\b.{0,160}$|\b(?:read more|see also|click here|more here|find out more|learn more|full story|lesen sie|lire aussi|hier geht)/iu,
  follow:
    /\bfollow (?:us|me|him|her|@|on)|\bon (?:twitter|facebook|instagram|x|linkedin|youtube|whatsapp|telegram)\b|@\w{3,}|\blike us\b|folgen sie|suivez|síguenos|seguici/iu,
  comment: /\bcomments?\b|\brepl(?:y|ies)\b|\blog ?in\b|kommentar|comentari|commentaire|\bmoderat/iu,
  rights: /©|\ball rights reserved\b|\bcopyright\b|\(c\)|alle rechte|tous droits|derechos reservados|\blicen[cs]e/iu,
  picture:
    /\b(?:photo|photograph|image|picture|foto|bild|credit|getty|shutterstock|reuters|afp|ap photo|file pic|screengrab|illustration|courtesy|video|gallery|grafik|imago|dpa)\b/iu,
  pictureEnd:
    /(?:\((?:[^()]{0,40}\/[^()]{0,40}|.{0,40}(?:photo|foto|image|getty|reuters|ap|afp|dpa|file).{0,40})\)|[|/] ?[\p{L} .]{3,40})\s*$|(?:photo|foto|bild|image|picture|credit)s?\s*(?::|by\b)/iu,
  leftRight:
    /\((?:left|right|centre|center|l|r|links|rechts|pictured|above|below|top|bottom)\)|\bpictured\b|\bin this (?:photo|image|picture|file|undated)|\bfile photo\b|\bphoto taken\b/iu,
  advert: /^(?:ad|ads|advert|advertis|anzeige|werbung|sponsor|promot|publici|реклам)|\baffiliate\b|\bcommission\b|\bpromo code\b|\bsponsored\b/iu,
  privacy: /\bcookies?\b|\bprivacy\b|\bterms\b|datenschutz|\bGDPR\b|\bconsent\b|confidentialité|privacidad/iu,
  bio: /\bis an? (?:\p{L}+[ -]){0,4}(?:reporter|writer|editor|journalist|author|correspondent|columnist|professor|freelance|contributor|fellow|producer|blogger|director|founder|analyst)\b|\bcan be (?:reached|contacted)\b|\bcovers? .{3,60} for\b|\bher work\b|\bhis work\b|\b(?:she|he) (?:is|was|has|covers|writes|lives|holds)\b|ist (?:redakteur|autor|journalist|reporter)/iu,
  byline: /^(?:by|von|par|por|di|door|от|written by|text|words|story|author|autor|reporting|posted by|published by|redaktion)\b\s*:?\s*\p{Lu}/iu,
  updated: /\b(?:updated|published|posted|modified|last update|aktualisiert|veröffentlicht|stand:|publié|mis à jour|actualizado|publicado|aggiornato)\b/iu,
  date: /\b(?:19|20)\d\d\b.{0,12}$|^\W*\d{1,2}[./ -]\s?(?:\d{1,2}|\p{L}{3,9})[./ -]\s?(?:19|20)?\d\d|\b(?:ago|vor \d+|il y a \d+|hace \d+)\b/iu,
  clock: /\b\d{1,2}[:.]\d\d ?(?:am|pm|uhr|gmt|est|edt|cet|h)?\b/iu,
  address: /\S@\S+\.\S|https?:|\bwww\.|\.(?:com|org|net|de|co\.uk)\b/iu,
  note: /\beditor['’]s note\b|\bcorrection\b|\bthis (?:article|story|report|post|piece) (?:was|is|has|first|originally|contains|appeared)|\bcontributed to\b|\b(?:additional )?reporting by\b|\bediting by\b|\bthe views\b|\bopinions expressed\b|anmerkung|hinweis/iu,
  support:
    /\b(?:donat|support (?:us|our)|become a member|membership|contribution|our (?:readers|journalism|app)|download|install|app store|google play|buy now|order now|shop|discount|free trial|tickets?)\b/iu,
  phone: /\(\d{3}\) ?\d{3}|\+\d{1,3} ?\d{2}|\b\d{3}-\d{3}-\d{4}\b|\btel\b|\bphone\b/iu,
  price: /[$€£¥]\s?\d|\d\s?[€$£]/u,
  labelled: /^[\p{L}\d][\p{L}\d '’&-]{1,30}:\s/u,
  counted: /^(?:\d{1,3}[.)]|[•·–—*►▶»-])\s*\S/u,
  quoted: /^["“„«»'‘「『]/u,
  speech:
    /["”“»«」]\s?,?\s*(?:\p{L}+ )?(?:said|says|told|sagte|a déclaré|dijo|added|wrote)|\b(?:said|told|sagte|erklärte|dijo|explained|according to|laut|selon|según)\b/iu,
  question: /[?？؟]["”»]?\s*$/u,
  ellipsis: /(?:\.\.\.|…|\[…\])\s*$/u,
  parted: /[|•·»›→►▶]/u,
  hashed: /(?:^|\s)#\p{L}/u,
  we: /\b(?:we|our|us|you|your|wir|unser|uns|ihre?|nous|vous|nuestr[oa]|su)\b/iu,
};

export const CUE_NAMES: readonly string[] = Object.keys(CUES);
const TESTS = Object.values(CUES);
/** Longer lines are tested by their beginning and end: a page's machinery is short. */
const LONG = 300;

/** The cues of a line: 1 where it gives one, from `at` on. */
export function writeCues(text: string, into: Float32Array, at: number): void {
  const said = text.length > LONG ? `${text.slice(0, LONG / 2)} ${text.slice(-LONG / 2)}` : text;
  for (let i = 0; i < TESTS.length; i++) into[at + i] = (TESTS[i] as RegExp).test(said) ? 1 : 0;
}
