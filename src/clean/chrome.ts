import type { Reason } from './hints.ts';

/** Headings that open a part which is not the article's text, in the languages seen; they match whole lines. */
const OPENERS = whole([
  'related(?: (?:articles?|stories|posts?|content|news|topics?|links?|coverage|reading|items|videos?))?', '(?:you )?(?:might|may) (?:also )?(?:like|be interested in|enjoy).{0,20}', 'recommended(?: .{0,30})?',
  '(?:read|see|learn|watch|explore|discover) (?:more|next|also|this next|too)(?: .{0,60})?', 'also read', 'most (?:read|popular|viewed|shared|commented)(?: .{0,20})?', 'trending(?: .{0,20})?', 'popular(?: .{0,20})?',
  'more (?:from|on|about|in|like|news|stories|articles|by|coverage|top stories|to (?:read|explore|discover)|for you)(?: .{0,50})?', 'latest(?: .{0,20})?', 'up next', "(?:editors?|editor['’]s|our|top) (?:picks?|choice)",
  'what to read next', "don['’]t miss(?: .{0,20})?", 'in case you missed it', 'other (?:stories|articles|news|posts)(?: .{0,30})?', 'similar (?:articles|posts|stories|news)', 'keep reading', 'next (?:article|story|post|read)',
  'previous (?:article|story|post)', 'top (?:stories|news|headlines|videos)', '(?:\\d+ )?comments?(?: ?\\(?\\d+\\)?)?', 'leave a (?:comment|reply)(?: .*)?', 'post a comment', 'join the (?:conversation|discussion)', 'add a comment',
  'view (?:all )?comments', 'show comments', 'conversation', 'responses', 'reader comments', 'about the authors?', 'about (?:us|the writer)', 'share(?: (?:this|on|via|with).{0,40})?', 'follow(?: us)?(?: on)?.{0,20}',
  'newsletter.{0,30}', 'subscribe.{0,60}', 'sign up.{0,60}', 'stay (?:informed|connected|up to date).{0,40}', 'filed under:?.{0,60}', 'tags?:?', 'topics?:?', 'categories:?', 'advertisement', 'sponsored(?: content)?', 'promoted', 'contact us',
  'references?', 'sources?', 'see also', 'further reading', 'external links', 'footnotes?', 'site (?:index|map)', 'navigation', 'in this (?:article|story)', 'table of contents', 'contents',
  // German
  'mehr zum thema.{0,40}', 'lesen sie (?:auch|mehr).{0,80}', 'das könnte (?:sie|dich) auch interessieren.{0,10}', 'auch interessant.{0,10}', 'weitere (?:artikel|themen|nachrichten|meldungen|beiträge|informationen).{0,40}', 'meistgelesen.{0,20}', 'ähnliche artikel',
  'passend dazu', 'empfehlungen.{0,30}', 'schlagworte:?', 'schlagwörter:?', 'themen:?', '(?:\\d+ )?kommentare?.{0,20}', 'kommentar schreiben', 'artikel teilen', 'teilen', 'newsletter.{0,40}', 'mehr aus.{0,40}', 'mehr (?:über|von|zu).{0,40}', 'aktuelle .{0,30}', 'anzeige', 'top-?themen',
  // French
  '(?:à )?lire aussi.{0,80}', 'sur le même (?:sujet|thème)', 'à voir aussi.{0,60}', 'voir aussi.{0,60}', '(?:articles?|contenus?) (?:liés?|similaires?|connexes?|recommandés?)', 'les plus lus', 'commentaires?.{0,20}', 'partager.{0,30}', 'plus d[’\']articles?.{0,30}', 'nos (?:autres )?articles', 'publicité',
  // Spanish, Portuguese, Catalan
  '(?:noticias?|artículos?|temas?|notas?|contenidos?) relacionad[oa]s?', '(?:lea|lee|leer|ver|vea|mira) (?:también|además|más).{0,80}', 'te puede interesar.{0,40}', 'más (?:noticias|información|sobre|en|leídas?|vistas?|de).{0,40}', 'lo más (?:leído|visto).{0,20}', 'comentarios?.{0,20}', 'compartir.{0,30}', 'etiquetas:?', 'temas?:?',
  'archivado en:?', 'publicidad', '(?:leia|veja|saiba) (?:também|mais).{0,80}', 'notícias relacionadas', 'mais (?:lidas|notícias|sobre).{0,30}', 'relacionad[oa]s?', 'compartilhe.{0,20}', 'recomendad[oa]s?.{0,20}',
  // Italian, Dutch, Nordic
  '(?:leggi|vedi|guarda) anche.{0,80}', 'articoli correlati', 'potrebbe interessarti.{0,30}', 'i più letti', 'condividi.{0,20}', 'lees (?:ook|meer|verder).{0,80}', 'meer (?:over|van|nieuws|lezen).{0,40}', 'gerelateerd.{0,30}', 'deel (?:dit|via).{0,20}', 'reacties.{0,20}', 'les også.{0,80}', 'läs (?:också|mer|även).{0,80}', 'læs (?:også|mere).{0,80}', 'lue (?:myös|lisää).{0,80}', 'relatert.{0,20}', 'mer om.{0,40}',
  // Slavic, Turkish, Greek, others
  'читайте (?:также|ещ[её]|больше).{0,80}', 'читати також.{0,80}', 'читайте також.{0,80}', 'по теме.{0,20}', 'материалы по теме', 'комментарии.{0,20}', 'поделиться.{0,20}', 'теги:?', 'czytaj (?:także|też|więcej|również).{0,80}', 'zobacz (?:także|też|również).{0,80}', 'polecane.{0,20}', 'čtěte (?:také|také|více).{0,80}', 'související.{0,20}',
  'ilgili (?:haberler|konular|içerikler).{0,20}', 'yorumlar.{0,20}', 'διαβάστε (?:επίσης|ακόμη|ακόμα).{0,80}', 'اقرأ أيضا.{0,60}', 'مواضيع ذات صلة', 'קראו (?:גם|עוד).{0,60}', 'baca juga.{0,80}', 'xem thêm.{0,60}', 'tin liên quan', 'đọc thêm.{0,60}', 'संबंधित.{0,30}', '関連(?:記事|ニュース|リンク|キーワード|タグ)?.{0,10}', 'あわせて読みたい.{0,10}', 'おすすめ.{0,12}', '人気(?:記事)?.{0,10}', '相关(?:阅读|新闻|报道|推荐|文章).{0,6}', '延伸閱讀.{0,10}', '推荐阅读', '更多.{0,10}', '관련 ?(?:기사|뉴스).{0,10}', '많이 본 (?:기사|뉴스)',
]);

/** Lines of the page's own machinery, wherever they stand. */
const MACHINERY: readonly (readonly [Reason, RegExp])[] = [
  ['chrome', whole(['back to top(?: button)?', 'nach oben', 'scroll (?:to|down).{0,30}', 'skip to.{0,30}', '(?:click|tap) (?:here|to).{0,60}', 'loading.{0,12}', 'print(?: (?:this )?(?:article|page|story))?', 'e-?mail(?: (?:this )?(?:article|page|story))?', 'close', 'menu', 'search', 'play(?: video)?', 'watch(?: video)?', 'listen(?: to (?:this )?(?:article|story))?.{0,20}', 'copy link', 'save(?: (?:article|story))?', 'view (?:gallery|photos|full.{0,20}|more.{0,20})', 'show (?:more|less|all)', 'see (?:all|more).{0,20}', 'load(?: more)?.{0,20}', 'continue reading.{0,80}', 'story continues(?: below.*)?', 'article continues.{0,40}', '\\d+ ?(?:min(?:ute)?s?|minuten)\\.? ?(?:read|lesezeit|de lecture|de lectura|di lettura)?', '(?:estimated )?reading time:?.{0,20}', 'lesezeit:?.{0,20}', '\\d+ ?(?:comments?|shares?|views?|likes?|kommentare?|comentarios?)', 'font size.{0,20}', 'text size.{0,20}', '[\\d\\s/|·•.,:;<>«»›‹+×✕#&-]{1,12}', 'photos?', 'videos?', 'image \\d+ of \\d+', '\\d+ ?(?:/|of) ?\\d+', 'all rights reserved\\.?', 'zurück zur startseite', 'startseite', 'home', 'drucken', 'merken', 'imprimer', 'imprimir', 'mostrar más', 'afficher plus', 'mehr anzeigen', 'mehr lesen'])],
  ['caption', /^(?:in this .{0,80}\b(?:photo|image|picture|frame grab|file)\b|file\s*[-–—:]\s|\(?(?:ap|afp|reuters|getty images?|dpa) (?:photo|foto)\b|(?:photo|foto|bild|image|picture|photograph)(?:\s*(?:credit|by|courtesy|©)|\s*:)|©\s*[\p{L} /]{2,50}$)/iu],
  ['advertising', whole(['advertise?ment.{0,30}', 'advertising', 'sponsored.{0,30}', 'ad', 'anzeige', 'werbung', 'publicité', 'publicidad(?:e)?', 'pubblicità', 'advertentie', 'annons', 'annonse', 'реклама', 'reklama', 'reklam', '広告', '广告', '광고'])],
  ['share', whole(['(?:share|tweet|pin|whatsapp|facebook|twitter|linkedin|reddit|telegram|pinterest|e-?mail|flipboard|pocket|threads|bluesky|messenger|x|sms|instagram|youtube|tiktok|snapchat|google\\+?|copy)(?:[ ,/|·•]+(?:this|on|via|share|tweet|pin|whatsapp|facebook|twitter|linkedin|reddit|telegram|pinterest|e-?mail|flipboard|pocket|threads|bluesky|messenger|x|sms|instagram|youtube|tiktok|print|copy|link|article))*', 'share (?:this|on|via).{0,40}', 'follow .{2,40} on (?:twitter|facebook|instagram|x|linkedin|youtube|telegram).{0,60}', '(?:auf|bei) (?:facebook|twitter|whatsapp|x) teilen.{0,20}'])],
  ['legal', /^(?:©|\(c\)|copyright\b|®).{0,300}$|\ball rights reserved\b.{0,120}$|^alle rechte vorbehalten|^tous droits réservés|^todos los derechos reservados|material may not be published, broadcast|^this (?:site|page) is protected by recaptcha|^we use cookies/iu],
  ['newsletter', /^(?:sign up|subscribe|get (?:the|our) .{0,60}(?:newsletter|inbox)|join (?:our|the) .{0,40}(?:newsletter|mailing list|membership)|(?:jetzt|hier) .{0,40}newsletter|abonnez-vous|suscr[ií]bete|inscrivez-vous|iscriviti|meld je aan|want more stories like this)\b.{0,240}$|\b(?:newsletter|inbox)\b.{0,60}(?:sign up|subscribe)|^(?:.{0,60}\b)?(?:support|donate)\b.{0,40}\b(?:our|independent|local) journalism.{0,120}$/iu],
  ['related', /^(?:read more|read also|also read|read next|read|related|see also|see more|more|watch|watch more|watch now|listen|photos|video|gallery|must read|recommended|lesen sie (?:auch|hier)|lesen sie dazu auch|mehr dazu|mehr zum thema|siehe auch|lire aussi|à lire aussi|lire également|voir aussi|lee también|lea también|lee además|te puede interesar|ver también|leia também|leia mais|veja também|leggi anche|lees ook|les også|läs också|läs även|läs mer|læs også|czytaj także|czytaj też|zobacz też|zobacz także|читайте также|читайте також|по теме|baca juga|ilgili haber|διαβάστε επίσης|διαβάστε ακόμα|اقرأ أيضا|xem thêm)\s*(?::|\||►|▶|»|→|>|\+\+).{0,220}$/iu],
];

function whole(lines: readonly string[]): RegExp {
  return new RegExp(`^(?:${lines.join('|')})\\s*[:.…›»>→]*$`, 'iu');
}

/** Why a line is the page's machinery rather than its text, by its words alone. */
export function chromeReason(text: string): Reason | undefined {
  if (text.length > 420) return undefined;
  return MACHINERY.find(([, re]) => re.test(text))?.[0];
}
/** Whether a line opens a part of promotion, comments or other matter beside the article. */
export function opensOther(text: string): boolean {
  return text.length <= 100 && OPENERS.test(text.trim());
}
