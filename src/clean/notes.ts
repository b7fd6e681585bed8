import type { Note } from '../model/revision.ts';

type NoteType = Note['type'];
const lead = (list: string, sep = String.raw`\s*[:：.–—|]\s*|\s+\(`): RegExp => new RegExp(`^[\\s*[(_—–-]*(?:${list})(?:${sep})`, 'iu');

const LEADS: readonly (readonly [NoteType, RegExp])[] = [
  [
    'withdrawal',
    lead(
      'mandatory kill|kill notice|retraction(?: notice)?|(?:story|article|report) (?:withdrawn|retracted|removed)|rétractation|article retiré|retractación|artículo retirado|ritrattazione|articolo ritirato|retratação|artigo retirado',
    ),
  ],
  [
    'correction',
    lead(
      'corrections?(?: (?:made|added|issued)?.{0,30})?|correction and clarification|corrected|erratum|korrektur(?:hinweis)?|berichtigung|richtigstellung|rectificatif|correctif|correction apportée.{0,30}|fe de (?:erratas|errores)|correcci[oó]n|rectificaci[oó]n|errata|corre[çc][ãa]o|correzione|errata corrige|rectificatie|correctie|rettelse|rättelse|oikaisu|düzeltme|исправление|поправка|виправлення|sprostowanie|oprava|διόρθωση|訂正|更正|정정',
    ),
  ],
  ['clarification', lead('clarifications?|klarstellung|précision|aclaraci[oó]n|esclarecimento|precisazione|presisering|förtydligande|уточнение')],
  [
    'update',
    lead(
      'update(?:d|s)?(?: (?:on|at|from)?.{0,40}?)?|aktualisierung|aktualisiert|mise à jour|actualizaci[oó]n|atualiza[çc][ãa]o|aggiornamento|oppdatering|uppdatering|opdatering|обновлено|güncelleme|追記|更新',
      String.raw`\s*[:：]\s*`,
    ),
  ],
  [
    'editor',
    lead(
      "(?:editors?['’]?s?|editorial|author['’]?s|writer['’]s|publisher['’]?s|a) notes?|ed\\. note|note (?:to|from) (?:the )?(?:readers?|editors?)|disclaimer|disclosure|anmerkung der redaktion|anm\\. d\\. red|hinweis(?: der redaktion)?|redaktioneller hinweis|transparenzhinweis|note de la rédaction|n\\.?d\\.?l\\.?r\\.?|nota (?:del editor|de la redacci[oó]n|del redactor|da reda[çc][ãa]o|della redazione)|redaktionens anm[äæ]rkning|от редакции|примечание редакции|編集部注|編集部より|编者按|编者注",
    ),
  ],
];
const BODIES: readonly (readonly [NoteType, RegExp])[] = [
  [
    'withdrawal',
    /^[(*[\s]*(?:this (?:story|article|column) (?:has been|was) (?:withdrawn|retracted|taken down|removed|unpublished)|dieser (?:artikel|beitrag|text) wurde (?:zurückgezogen|gelöscht|entfernt)|cet article a été (?:retiré|supprimé)|este artículo (?:ha sido|fue) (?:retirado|eliminado)|questo articolo è stato (?:ritirato|rimosso)|este artigo foi (?:retirado|removido))(?!\p{L})/iu,
  ],
  [
    'correction',
    /^(?:an earlier version of th(?:is|e) (?:story|article|report|post|piece|headline|column|graphic|caption)|a previous version of th(?:is|e)|this (?:story|article|post|piece|report) (?:has been|was) corrected|in einer (?:früheren|vorherigen) version (?:dieses|des)|une (?:précédente )?version (?:antérieure )?(?:précédente )?de cet article|una versi[oó]n (?:anterior|previa) de est)/iu,
  ],
  [
    'update',
    /^(?:\(?this (?:story|article|post|piece|report) (?:has been|was|is being|will be) (?:updated|revised)|\(?th(?:is|e) (?:story|article) (?:was|has been) (?:originally|first) published .{0,60} updated|dieser (?:artikel|text|beitrag) wurde (?:aktualisiert|ergänzt))/iu,
  ],
  [
    'editor',
    /^[(*[\s]*(?:(?:this (?:story|article|post|piece|interview|column|essay|commentary|op-ed|report|excerpt|text) (?:was|has been|is|first|originally|appears|appeared|represents|reflects).{0,60}(?:published|appear|translat|republish|reprint|edited|produced|generated|syndicated|adapted|condensed|views|opinion|feed|staff|machine|automat))|the (?:views|opinions)(?: and opinions)? expressed (?!in reader)|(?:views|opinions) expressed (?:in th|here)|a version of this (?:article|story|column) appear|(?:dies(?:er)?|.{3,40} hat dies[er]{1,2}) (?:(?:artikel|text|beitrag|meldung) )?(?:ist|wurde|redaktionell|eine maschinelle|erschien|stammt|erscheint).{0,80}(?:erschien|übersetz|automat|zuerst|veröffentlicht|original|print)|cet article (?:a été|est) (?:publié|traduit|initialement)|this is an (?:edited|abridged|automated|opinion)|translated (?:from|by)\b)/iu,
  ],
];

/** `Updated: Nov 20 2019, 15:24 pm`: when, not what. */
const STAMP = /^[\p{L}\s:]{4,20}?[\s:,]*(?:\p{L}{3,10}[.,]?\s)*\(?\d[\p{L}\d\s:.,/+-]{3,50}\)?$/iu;

/** A note of the desk set apart from the text: what type, and the whole line; undefined for other lines. */
export function noteOf(line: string): Note | undefined {
  const text = line.trim();
  if (text.length < 15 || text.length > 1200) return undefined;
  const type = LEADS.find(([, re]) => re.test(text))?.[0] ?? BODIES.find(([, re]) => re.test(text))?.[0];
  if (type === 'update' && STAMP.test(text)) return undefined;
  return type
    ? { type: type === 'editor' && /\b(?:correct(?:ed|ion)|earlier version|previous version)\b/iu.test(text) ? 'correction' : type, text }
    : undefined;
}
