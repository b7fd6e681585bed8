/** Words by which pages of some kind are known, in the languages of the sets. Each matches a whole short line, a title or words in running text. */

const line = (list: readonly string[]): RegExp => new RegExp(`^[^\\p{L}\\d]*(?:${list.join('|')})[^\\p{L}\\d]*$`, 'iu');
const word = (list: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])(?:${list})(?![\\p{L}\\p{N}])`, 'giu');

export const PRICE =
  /(?:[$€£¥₹₩₽]|USD|EUR|GBP|CHF|Rs\.?|R\$|kr\.?)\s?\d[\d.,']*(?!\d|\s?(?:[mb]illion|bn|mn|m\b|b\b|k\b|Mio|Mrd|Millionen|Milliarden|milliards?|millones|trillion))|\d[\d.,]*\s?(?:€|EUR|USD|Euro|zł|kr|CHF|₽|руб\.?|円|元)(?![\p{L}])/u;
export const RATING =
  /\d(?:[.,]\d)?\s?(?:\/|out of|von|sur|de|su)\s?5(?!\d)|\b[\d.,]+k?\+? (?:customer |verified |global )?(?:reviews?|ratings?)\b|\(\d+\) ?(?:reviews?|ratings?)|[★☆]|\b\d+ (?:Bewertung(?:en)?|avis|opiniones|recensioni|valoraciones|Rezensionen)\b/iu;
export const PHONE = /(?:\+\d{1,3}[\s()./-]*|\(?0?\d{3}\)?[\s./-])\(?\d{2,4}\)?[\s./-]\d{3,4}(?:[\s./-]?\d{2,6})?(?!\d)/u;

/** A day as lists of reports print it, and a line that names an author. */
export const DAY =
  /(?<!\d)(?:\d{1,2}\.? ?(?:de )?\p{L}{3,10}\.?,? (?:de )?(?:19|20)\d\d|\p{L}{3,10}\.? \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d|\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d|(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2}|(?:19|20)\d\d年\d{1,2}月|\d{1,2} (?:hours?|days?|minutes?|weeks?|months?) ago|vor \d{1,2} (?:Stunden|Tagen|Minuten)|il y a \d{1,2} |hace \d{1,2} )(?!\d)/u;
export const BYLINE = /^(?:By|by|BY|Von|von|VON|Par|Por|Di|Door|Av|Posted by|Written by) \p{Lu}/u;

/** Links and buttons by which goods are bought. */
export const BUYS = line([
  '(?:add|move) to (?:cart|bag|basket|wish ?list|list|favou?rites).{0,20}',
  '(?:buy|shop|order|book|reserve) (?:it |all |now|online|today|here|the .{2,30}|it now).{0,12}',
  'shop .{2,30}',
  'buy',
  '(?:view|see|choose|select) (?:options|product|price|deals?|size|colou?r|details)',
  'quick (?:view|shop|add|buy|look)',
  'sold out|in stock|out of stock|sale price.{0,20}|regular price.{0,20}|unit price.{0,10}|free (?:shipping|delivery|returns).{0,30}',
  'size (?:guide|chart)|quantity:?|qty:?|sku.{0,20}|item (?:no|#|number).{0,20}|check (?:delivery|availability|dates)',
  'in den (?:warenkorb|einkaufswagen).{0,20}|jetzt (?:kaufen|bestellen|buchen|zugreifen)|auf (?:den merkzettel|die merkliste|die wunschliste)|zum (?:shop|angebot|produkt|deal)|lieferzeit.{0,40}|auf lager|sofort lieferbar|(?:inkl|zzgl)\\. .{0,40}',
  'ajouter au panier|acheter(?: maintenant)?|en stock|commander',
  '(?:añadir|agregar) al carrito|comprar(?: ahora)?|aggiungi al carrello|acquista(?: ora)?|in winkelwagen|adicionar ao carrinho',
  'купить|в корзину|カートに入れる|購入する|加入购物车|立即购买|sepete ekle|do koszyka|kup teraz|læg i kurv|lägg i varukorg',
]);
/** Links by which a service is ordered, tried or asked about. */
export const TRIES = line([
  "(?:get|let[’']s get) started.{0,20}",
  '(?:start|try|begin)(?: (?:it|for|your|a|the|now|today|.{2,12}))*(?: (?:free|now|today|trial))+.{0,20}',
  '(?:book|request|schedule|get|see|watch|view|take) (?:a|an|the|your|my)?\\s?(?:free )?(?:demo|quote|estimate|consultation|call|appointment|tour|trial|proposal|product tour|meeting|offer|callback|viewing)(?: .{0,20})?',
  '(?:contact|talk to|speak (?:to|with)|chat with|call) (?:us|sales|our .{2,20}|an? .{2,20}|me)(?: .{0,12})?',
  '(?:sign up|create (?:an? )?account|join)(?: (?:for )?(?:free|now|today))?',
  'free trial.{0,20}|no credit card.{0,20}|apply(?: now| online| today)?|request (?:info(?:rmation)?|more info.{0,8})|enroll(?: now)?|hire .{2,20}|learn how.{0,20}|get (?:a |your )?(?:free )?.{0,12}(?:quote|access|info|the app|in touch).{0,12}|download (?:the )?app|see (?:plans|pricing).{0,20}',
  'jetzt (?:anfragen|starten|testen|kontaktieren|beantragen|vergleichen|berechnen|anmelden|registrieren|termin .{2,20})|kostenlos (?:testen|starten|anfragen|.{2,20})|(?:angebot|termin|demo|beratung) (?:anfordern|anfragen|vereinbaren|buchen)|(?:unverbindlich|online) anfragen|buchungsanfrage|kontakt aufnehmen',
  'demander (?:un devis|une démo)|essai gratuit|essayer gratuitement|commencer|prendre rendez-vous|contactez-nous',
  '(?:solicitar|pedir) (?:una )?(?:demo|presupuesto|información)|prueba gratis|empezar|comenzar|contáctanos|richiedi (?:una demo|un preventivo)|prova gratis|prenota ora',
]);
export const MORE = line([
  '(?:read|learn|see|view|show|find out|discover|explore|load) (?:more|all|it|the .{2,20}|full .{2,20}).{0,30}',
  'continue reading.{0,30}|more (?:info|details|»|>)|details|explore|view',
  'weiterlesen|mehr (?:erfahren|lesen|infos?|dazu|anzeigen|informationen)|zum (?:artikel|beitrag)|alle (?:anzeigen|ansehen)|ansehen',
  '(?:lire|voir|en savoir) (?:la suite|plus|tout)|leer más|ver (?:más|todo)|saber más|leggi (?:tutto|di più)|scopri(?: di più)?|lees (?:meer|verder)|читать далее|подробнее|続きを読む|もっと見る|阅读更多|devamını oku|czytaj więcej|læs mere|läs mer|les mer',
]);
export const CART = line([
  '(?:my |your |view |shopping )?(?:cart|basket|bag|wish ?list)(?: \\(?\\d+\\)?)?|(?:proceed to )?check ?out|gift cards?|track (?:my |your )?order|order (?:status|tracking)|(?:shipping|delivery)(?: (?:&|and) returns)?|returns?(?: (?:&|and) .{2,12})?|store (?:finder|locator)|find a store|new arrivals|best ?sellers?',
  'warenkorb|merkzettel|wunschliste|zur kasse|versand(?:kosten)?(?: .{2,20})?|widerruf.{0,12}|zahlungsarten|zahlung und versand',
  'panier|mon panier|carrito|mi carrito|cesta|carrello|winkelwagen|carrinho|корзина|カート|ショッピングカート|购物车|sepetim|koszyk|varukorg|handlekurv',
]);
export const TRADE = line([
  'pricing|plans?(?: (?:&|and) pricing)?|solutions?|features?|customers|customer stories|case stud(?:y|ies)|use cases?|integrations?|testimonials?|success stories|why .{2,20}\\??|platform|products?|enterprise|partners?|industries|services|our services|our (?:team|clients|work|process)|who we (?:are|serve|help)|what we (?:do|offer)|how it works|trusted by.{0,40}|book now|service areas?|locations?|free estimates?|request .{2,20}|resources?|log ?in|for (?:business|teams|enterprise|developers)|faqs?|frequently asked questions|get help|demo',
  'leistungen|preise|lösungen|referenzen|produkte|kunden|unser team|über uns|branchen|funktionen|häufige fragen',
  'tarifs|nos services|nos clients|soluciones|servicios|precios|clientes|prezzi|servizi|soluzioni',
]);
export const FILTERS = line([
  '(?:sort|order|filter|group)(?:ed)?(?: by)?:?.{0,24}|filters?(?: .{0,14})?|(?:showing|displaying|viewing) .{0,24}|\\d[\\d,.]* (?:results?|items?|products?|listings?|stories|articles|books|votes).{0,24}|clear (?:all|filters?)|apply filters?|refine.{0,14}|price range|price:? (?:low|high).{0,24}|best ?selling|featured|compare|add to compare|(?:per|items per) page.{0,10}|page \\d+(?: of \\d+)?|next(?: page)?(?: [›»→>])?|previous(?: page)?|older posts?|newer posts?|all (?:categories|brands|topics|posts|articles)|(?:shop )?by (?:brand|category|price|size|colou?r|type)|brands?|colou?r|size|availability|categories|a-z',
  'sortier(?:en|ung).{0,24}|\\d+ (?:artikel|treffer|produkte|ergebnisse|angebote).{0,20}|preis (?:auf|ab)steigend|nächste seite|ältere beiträge|neuere beiträge|alle kategorien',
  'trier par.{0,20}|filtrer.{0,20}|\\d+ (?:résultats|produits|productos|resultados|prodotti|risultati)|ordenar por.{0,20}|filtrar.{0,20}|ordina per.{0,20}|page suivante|siguiente|anterior|suivant|successiv[oa]',
]);
export const FORUM = line([
  'reply|quote|like|likes?:? \\d+|\\d+ likes?|report(?: (?:post|content|abuse))?|permalink|embed|save|parent|upvote|downvote|\\d+ (?:points?|upvotes?)(?: .{0,24})?|(?:\\d[\\d,.k]* )?(?:replies|posts|views|messages|discussions|threads)(?:[: ]+[\\d,.k]+)?(?: posts?)?|posts:? [\\d,.]+|joined:?.{0,30}|registered:?.{0,24}|member since.{0,24}|(?:reaction|like) score.{0,12}|#\\d{1,4}|(?:discussion )?starter|original poster|op|senior member|junior member|new member|(?:well-known |active |premium )?member|moderator|offline|online|(?:re|aw): .{2,60}|(?:post(?:ed)?|asked|answered|replied) (?:by|on).{0,40}|best answer|(?:\\d+ )?answers?|(?:jump|reply) to .{0,20}|(?:new|post) (?:topic|reply|thread)|from:.{0,30}',
  'antworten|zitieren|beiträge:?.{0,12}|registriert.{0,20}|dabei seit.{0,20}|mitglied(?: seit.{0,16})?|themenstarter.{0,12}|gefällt mir|hilfreich|melden|répondre|citer|messages:? \\d+|inscrit.{0,20}|responder|citar|mensajes:? \\d+|ответить|цитата|сообщений.{0,12}|回答|質問者|ベストアンサー|返信|回复',
]);
export const MANUAL = line([
  'docs?|documentation|api(?: (?:reference|docs|documentation))?|reference(?: guide)?|tutorials?|quick ?start.{0,16}|getting started.{0,16}|install(?:ation|ing)?.{0,20}|usage|examples?|parameters?|options|arguments|returns?|return values?|syntax|synopsis|description|see also|configuration|changelog|release notes|table of contents|on this page|in this (?:section|chapter)|contents|navigation|(?:next|previous) (?:topic|page|chapter|section).{0,30}|previous|source code|edit (?:this page|on github)|view (?:page )?source|show source|report a bug|deprecated.{0,20}|(?:new|changed|added) in version.{0,20}|version:? v?\\d.{0,10}|v?\\d+\\.\\d+(?:\\.\\d+)?(?: \\(.{2,16}\\))?|modules?|functions?|classes|copy(?: code)?|prerequisites|overview|glossary|exit status|environment|bugs|notes|colophon|chapter \\d.{0,30}|github',
  'inhaltsverzeichnis|beispiele?|voraussetzungen|anleitung(?:en)?|dokumentation|siehe auch|installation|paramètres?|exemples?|parámetros|ejemplos?|目次|使い方',
]);
export const ASKS = /^[^.!。]{6,160}[?？؟]\s*$/u;
export const TITLED_MANUAL =
  /(?<![\p{L}])(?:documentation|docs|reference|manual(?: page)?|man page|quick ?start|getting started|api|readme|tutorial|user guide|beginner[’']?s guide|handbook|dokumentation|handbuch|faq)(?![\p{L}])/iu;
export const OFFERS =
  /(?<![\p{L}])(?:buy|shop|for sale|free shipping|best price|lowest prices?|on sale|pricing|services?|solutions?|software|rental|hire|consult(?:ing|ants?)|compan(?:y|ies)|near (?:me|you)|for (?:business(?:es)?|teams|smbs?|enterprises?)|kaufen|bestellen|günstig|online-?shop|leistungen|preis(?:e|vergleich)?|mieten|buchen|acheter|achat|comprar|precios?|acquista|купить|цена|通販)(?![\p{L}])/iu;

/** Running text: the customer addressed, a house about itself, what somebody said, what was, and words within quotation marks. */
export const YOU = word('you|your|yours|yourself|Ihr|Ihre|Ihren|Ihrem|Ihnen|euch|dein|deine|deinen|vous|votre|vos|usted|tu|tus|su|вы|вас|ваш|あなた|您');
export const WE = word(
  'we|our|ours|us|wir|unser|unsere|unseren|unserem|uns|nous|notre|nos|nosotros|nuestro|nuestra|nuestros|noi|nostro|nostra|мы|наш|наши|我们',
);
export const TOLD = word(
  'said|says|told|according|added|announced|reported|reports|claimed|asked|argued|wrote|sagte|sagt|sagten|laut|erklärte|teilte|hieß|berichtete|betonte|meldete|zufolge|dit|déclaré|selon|affirmé|expliqué|dijo|afirmó|aseguró|según|señaló|explicó|indicó|disse|segundo|secondo|afirmou|сказал|сказала|заявил|заявила|сообщил|сообщили|zei|volgens|sa|sade|ifølge|enligt|dedi|açıkladı|powiedział|według',
);
export const PAST = word(
  'was|were|had|did|went|came|took|made|became|began|got|saw|found|has|have been|had been|war|waren|hatte|hatten|wurde|wurden|kam|ging|habe|sei|était|étaient|avait|avaient|été|fut|fue|fueron|era|eran|estaba|había|ha|han|foi|foram|è stato|stata|aveva|был|была|было|были|werd|werden|hadden|var|hade|havde',
);
export const QUOTE = /[“„«»「][^“”„«»「」]{6,300}[”“»«」]|(?<=^|\s)"[^"]{8,300}"/gu;
