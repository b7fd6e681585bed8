/** Function words and the reporting verbs of news, folded, by language: they say nothing about what a text is about. */
const LISTS: Readonly<Record<string, string>> = {
  en: `a about above after again against all also am among an and any are aren't as at be became because been before being below between both but by can can't cannot
    could couldn't did didn't do does doesn't doing don't dont down during each either else even ever every few for from further get got had hadn't has hasn't have haven't having he her here
    hers herself him himself his how however i if in into is isn't it its itself just least less let like many may me might more most much must my myself near neither no nor
    not now of off on once one only onto or other others our ours ourselves out over own per perhaps rather s same say says said saying she should shouldn't since so some such t than that
    the their theirs them themselves then there these they this those though through thus to too toward towards two under until up upon very via was wasn't we well were weren't what whatever
    when where whether which while who whom whose why will with within without won't would wouldn't yet you your yours yourself mr mrs ms told according
    ll re ve d m`,
  de: `aber alle allem allen aller alles als also am an ander andere anderem anderen anderer anderes auch auf aus bei beim bereits bin bis bist da dabei dadurch dafür dagegen daher damit danach dann daran darauf
    darf darin darüber das dass dein deine dem den denen denn dennoch der deren des dessen deshalb die dies diese diesem diesen dieser dieses doch dort du durch dürfen ein eine einem einen einer eines einige einigen einmal er
    es etwa etwas euch euer für gegen gegenüber gibt ging hab habe haben hat hatte hatten hätte hätten hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im immer in indem ins ist ja jede jedem jeden jeder
    jedes jedoch jetzt kann kein keine keinem keinen keiner können könnte könnten laut man mehr mein meine mit muss müssen musste nach nachdem neben nicht nichts noch nun nur ob oder ohne sagte sagten sagt schon sehr sei seien sein seine seinem seinen seiner seines
    seit seitdem selbst sich sie sind so sogar solche soll sollen sollte sollten somit sondern sowie sowohl statt über um und uns unser unsere unter viel viele vielen vom von vor während wann war waren warum was weil weiter weitere
    weiteren welche welcher wenn wer werde werden wegen weg wie wieder will wir wird wo wollen wollte worden wurde wurden würde würden zu zum zur zwar zwischen zwei`,
  fr: `a ai aie ainsi alors après as au aucun aucune aujourd auquel aussi autre autres aux avaient avait avant avec avoir ayant c ce cela celle celles celui cependant ces cet cette ceux chaque chez ci comme comment d dans de
    depuis des deux devant dit dès donc dont du elle elles en encore entre es est et étaient était étant été être eu eux fait faire faut fois fut hier hui ici il ils j je jusqu jusque l la là le les leur leurs lors lorsque lui m ma mais
    me même mêmes mes moi moins mon n ne ni non nos notre nous on ont ou où par parce pas pendant peu peut plus plusieurs pour pourquoi près puis qu quand que quel quelle quelles quels qui quoi s sa sans se selon sera serait ses
    seulement si soit son sont sous sur ta tandis tant te tel telle tes toi ton tous tout toute toutes très trop tu un une va vers voici vos votre vous y`,
  es: `a al algo algunas algunos ante antes aquel aquella así aun aunque cada casi como con contra cual cuales cuando cuya cuyo de del dentro desde después dice dijo donde dos durante e el él ella ellas ellos en entre era eran es esa ese eso esos esta
    está están estaba estado estar estas este esto estos fue fueron ha haber había habían han hasta hay hace he la las le les lo los luego más me mediante mi mientras mis misma mismo mucho muchos muy nada ni no nos nosotros o otra otras otro otros para
    pero poco por porque puede pues que qué quien quienes se sea según ser será si sí sido siempre sin sino sobre son su sus también tan tanto te tiene tienen toda todas todo todos tras tu un una uno unos unas y ya yo`,
  it: `a ad agli ai al alla alle allo anche ancora avere aveva avevano c che chi ci ciò col come con contro cosa cosi così cui d da dagli dai dal dall dalla dalle dallo degli dei del dell della delle dello dentro di dopo dove due e è ed era erano essere fa
    fatto fino fra gli ha hanno i il in invece io l la le lei lo loro lui ma mentre mi mia mio molto ne negli nei nel nell nella nelle nello no noi non nostra nostro o ogni oltre ora per perché perchè però più po poi prima proprio può qua quale quali quando quanto
    quella quelle quelli quello questa queste questi questo qui se secondo sei sempre senza si sia sono sopra sotto stata state stati stato su sua sue sugli sui sul sulla sulle suo suoi tra tutta tutte tutti tutto un una uno vi voi`,
  pt: `a à ainda além ante antes ao aos após aquela aquele as às assim até cada com como contra da das de dela dele deles depois desde dessa desse desta deste disse do dois dos durante e é ela elas ele eles em enquanto entre era eram essa esse esta está estão estava este
    eu foi foram há isso isto já la lhe mais mas me mesmo meu minha muito na nas nem no nos nós não o onde os ou outra outras outro outros para pela pelas pelo pelos pode por porque qual quando que quem se segundo seja sem ser será seu seus sido só sob sobre sua suas também
    tem têm tendo teve toda todas todo todos um uma umas uns você`,
  nl: `aan al alle als ander andere bij daar dan dat de deze die dit doch doen door dus een eens en er ge geen geweest haar had heb hebben heeft hem het hier hij hoe hun ik in is ja je kan kon kunnen maar me meer men met mij mijn moet na naar niet niets nog nu of om omdat onder ons
    ook op over reeds te tegen toch toen tot twee u uit uw van veel volgens voor want waren was wat we wel werd werden wezen wie wij wil worden wordt zal ze zei zegt zelf zich zij zijn zo zonder zou zouden`,
  sv: `alla allt att av blev bli blir de dem den denna deras dess det detta dig din du där då efter ej eller en enligt er ett från för ha hade han hans har henne hennes hon honom hur här i icke inom inte jag ju kan kunde man med mellan men mer mig min mot mycket när nu någon något några och om
    oss på samma sade säger sedan sig sin sina sitt själv ska skulle som så till två under upp ut utan vad var vara varit vi vid vilka vilken är över`,
  da: `ad af alle alt at blev bliver da de dem den denne der deres det dette dig din disse dog du efter eller en end er et for fra få går ham han hans har havde hende hendes her hos hun hvad hvis hvor i ifølge ikke ind jeg jo kan kunne man mange med meget men mig min mod når ned nogle nok nu og også om op os over på
    selv sig sin sine sit skal skulle som så til to ud under var ved vi vil ville være været siger sagde`,
  nb: `alle at av bare begge ble bli blir da de dem den denne der deres det dette din disse du eller en enn er et etter for fordi fra før ha hadde han hans har henne her hun hva hvem hver hvis hvor i ifølge ikke inn ja jeg kan kunne man med meg men mer min mot når nå noe noen og også om opp oss over på så
    seg selv sier si sin sine sitt skal skulle som til to under ut ved vi vil ville være vært var`,
  pl: `a aby ale ani aż bardzo bez bo by był była było były być co czy dla do gdy gdzie go i ich ile im inne iż ja jak jako je jednak jego jej jest jeszcze jeśli już każdy kiedy kilka kto która które którego której który których którzy lub ma mają mi może można mu na nad nam nas nawet nie nich niej nim niż o od oraz pan po pod
    ponad ponieważ poza przed przez przy sam są się swoje ta tak także tam te tego tej ten też to tu tych tylko tym u w we według wszystko z za ze został że powiedział`,
  ru: `а без более был была были было быть в вам вас весь во вот все всего всех вы где да даже для до его ее её если есть еще ещё же за здесь и из или им их к как какой ко когда кто ли между меня мне много может мы на над надо нас не него нее нет ни них но ну о об однако он она они оно от очень по под после при про с сам свои свою своей
    себя сказал сказала со сообщил сообщает так также такой там те тем то того тоже только том ты у уже хотя чего чем что чтобы эта эти это этого этой этом этот я который которые которая которых которой`,
  uk: `а або але б без був була були було бути в вам вас весь вже ви від він вона вони все всі де для до з за зі і із й його її їх їм й коли крім ли лише між мене ми на над нас не него ні них ну о об однак під після по при про с сам свої свою себе та так також такий там те ти тим то того тоді тому тільки у хоча це цей ця ці цього чи чого
    що щоб я як який яка які яких якого є ще повідомив заявив`,
  cs: `a aby ale ani asi až bez bude budou by byl byla byli bylo být co což do ho i já jak jako je jeho jejich jen její ještě již jsem jsou k kde kdy kdo když která které který kteří ke ma má mají mezi mi na nad nebo není než nich o od po pod podle pro proto protože před při s se si své svůj ta tak také takže tam te tedy ten tím to toho tom
    tu tuto ty u už v ve více však z za ze že řekl`,
  tr: `acaba ama ancak arasında artık aslında az bana bazı belki ben bile bir biri birkaç biz bu buna bunda bundan bunu bunun burada çok çünkü da daha dan de defa değil den diye dolayı dedi edildi eden ederek eğer en etti etmek gibi göre hem hep her hiç için ile ilgili ise içinde kadar kendi ki kim mı mi mu mü nasıl ne neden nerede o olan olarak oldu olduğu
    olduğunu olması olup olur on ona onlar onu onun oysa önce sadece sanki sen siz son sonra söyledi şey şu tarafından tüm üzere üzerine var ve veya ya yani yapılan yok zaten`,
  ar: `في من على إلى الى عن مع هذا هذه ذلك تلك التي الذي الذين ما لا لم لن كان كانت كما أن ان إن أو او ثم قد قال قالت بعد قبل بين حتى عند كل هو هي هم كذلك أي منذ خلال حول غير و يوم وقال وأضاف وكان وقد فيه فيها به بها له لها منه منها عليه`,
  fa: `و در به از که این را با است برای آن یک تا بر هم شد شده می بود خود نیز اما یا های ها وی گفت کرد کند کرده باید اگر هر ما او`,
  he: `של את על לא הוא היא עם כי גם זה זו אל אם או כל אך אבל היה הייתה יותר כמו אני אמר אמרה לפי בין עד`,
  vi: `và của là có được trong cho các những một với không người này đã tại khi đến từ ra vào về như cũng sẽ để theo đó ở trên bị còn phải nhưng nhiều sau nếu thì mà do lại đang rất nên việc vì qua đây bằng hơn năm ngày hay chỉ trước mới cùng nói ông bà anh chị em tôi họ con cái chiếc rằng`,
  id: `ada adalah agar akan aku anda antara apa atau bagi bahwa banyak beberapa belum bisa dalam dan dapat dari dengan di dia hanya harus hingga ia ini itu jika juga kami kata karena ke kepada kita lagi lain lebih mereka namun oleh pada para saat saja sampai sangat saya sebagai sebuah secara sedang sehingga sejak seperti serta setelah sudah tahun tak tapi
    telah tentang terhadap tersebut tidak untuk yang ujar ujarnya`,
  el: `ο η το οι τα του της των τον την τις τους και κι να θα με σε από για που πως ότι δεν μην ως στο στη στην στον στα στις στους είναι ήταν έχει έχουν αλλά ή αν όταν όπως μετά πριν κατά προς μια μία ένα ένας αυτό αυτή αυτός είπε`,
  ro: `a ai al ale am ar are as așa au avea ca că când care ce cea cel cele cu cum da dar de deci decât din după ea ei el ele erau este eu fi fie fost iar în într între la le lui lor mai mult ne nici nu o or pe pentru prin sa să sale sau se si și sunt său sub un una unei unui va vor spus`,
  hu: `a az abban ahogy aki akik ami amely amelyek amelyet amikor arra át be csak de e egy egyik el ennek erre ez ezek ezt fel ha hanem hogy hogyan is itt ki így inkább kell kellett két le lehet lesz lett maga már más meg mert mi mint minden most nagyon ne nem nincs ő ők össze pedig s sem szerint ott új után úgy vagy van vannak volt volna voltak`,
  fi: `ei eikä että he hän hänen ja jo joka jonka jos jossa jota joten kanssa kuin kun kuten me mikä minä mukaan mutta myös ne niin nyt olen oli olisi olivat olla on ollut ovat se sekä sen siitä sitä sanoi sanoo tai tämä tämän tässä tuo vain vaan voi ylä`,
  hi: `का के की में है हैं को से और ने पर यह कि भी एक हो था थी थे इस कर या जो तो ही नहीं लिए गया गई गए किया कहा वह उन उस इन साथ बाद तक होने अपने कुछ`,
  bg: `а ако без беше би бъде в ви все във вече г да до докато е за и из или им има й как като който която което които към ли между ми му на над не него ни но о от по под пред при с са само се си след със също така те тези това той тя у че ще каза`,
}; // prettier-ignore

/** Stop words by primary language; absent for a language without a list. */
export const STOP_WORDS: Readonly<Record<string, ReadonlySet<string>>> = Object.fromEntries(
  Object.entries(LISTS).map(([lang, words]) => [lang, new Set(words.split(/\s+/).map((w) => w.replaceAll("'", '')))]),
);
