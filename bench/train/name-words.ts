/** Words that end, or begin before "of" and "for", the name of an organisation. */
export const ENDS =
  /^(?:Inc|Corp|Co|Ltd|LLC|PLC|Group|Company|University|College|Institute|Ministry|Department|Agency|Bureau|Committee|Council|Commission|Court|Party|Union|Bank|Association|Foundation|Federation|Organization|Organisation|Authority|Service|Services|Administration|League|Parliament|Army|Navy|Forces|Police|Guard|Nations|Times|Post|News|Press|Journal|Herald|Tribune|Magazine|Airlines|Airways|Motors|Corporation|Partners|Associates|Church|Society|Coalition|Caucus|Congress|Senate|Alliance|Network|Center|Centers|Board|Academy|Fund|Brotherhood|Taliban|Industries|Holdings|Technologies|Systems|Pharmaceuticals|Enterprises|Brothers|Taskforce|Legislature|Assembly|Cabinet|Knesset|Bundestag|Politico|Airforce|Hospital|School|Enforcement|Corps|Division|Office|Team|Laboratories)\.?$/;
export const HEADS =
  /^(?:Ministry|Department|University|Bank|House|Institute|Bureau|Council|Court|Board|Office|Federation|Organization|Organisation|Association|League|Academy|Society|Church|Center|Centers|Centre|Chamber|College|School|Committee|Commission|Foundation|Union|Students|Citizens|Americans|Coalition|Campaign|Fund|Alliance)$/;
/** What is named but no person, place or organisation. */
export const THINGS =
  /^(?:Act|Bill|Amendment|Treaty|Agreement|Accord|Accords|Plan|Deal|War|Day|Week|Month|Award|Awards|Prize|Cup|Olympics|Games|Bowl|Code|Law|Laws|Initiative|Program|Programme|Project|Constitution|Report|Resolution|Protocol|Convention|Summit|Conference|Strategy|Doctrine|Medal|Era|Revolution|Depression|Recession|Crisis|Spring|Christmas|Thanksgiving|Easter|Ramadan|Internet|Web|Bible|Koran|Quran|Title|Section|Article|Chapter|Part|Flight|Hurricane|Tropical|Superstorm|Operation|Security|Medicare|Medicaid|Obamacare|ObamaCare|Brexit|Twitter|Facebook|YouTube|Instagram|Google|COVID-19|Mr|Mrs|Ms|Dr|God|Islam|Christianity|Judaism|Primary|Caucuses|Tuesday)\.?$/;
/** Words with a capital that say of what kind somebody is and are no part of a name. */
export const LABELS =
  /^(?:Republicans?|Democrats?|Democratic|GOP|Libertarians?|Conservatives?|Liberals?|Labour|Independents?|Former|Acting|Vice|Deputy|Assistant|Associate|First|Lady|Chief|Justice|Attorney|General|House|Senate|Majority|Minority|Speaker|Leader|Whip|Special|Counsel|Secretary|State|Defense|Treasury|Prime|Foreign|Minister|Press|National|Security|Adviser|Advisor|Lt|Gen|Col|Sgt|Maj|Capt|Adm|Rev|Sens?|Reps?|Govs?|Gov|Mr|Mrs|Ms|Dr|Prof|Judge|Pope|King|Queen|Prince|Princess|Sheriff|Detective|Officer|Ambassador|Rabbi|Senior|Executive|Director)\.?$/;
/** Capitals that name nothing. */
export const NAMELESS = /^(?:I|TV|OK|AM|PM|A|The|CEO|CFO|AP|PhD|DNA|HIV|AIDS|DUI|PTSD|ID|IQ|U|S)\.?$/;

/** Labels of our own: names that news has every day, and that nothing round them tells. */
export const OWN_LABELS: Readonly<Record<'organisation' | 'place', string>> = {
  organisation:
    'Congress|Senate|House|House of Representatives|White House|Pentagon|Kremlin|Reuters|AP|ISIS|ISIL|Islamic State|Hezbollah|Hamas|Taliban|CNN|MSNBC|ABC|CBS|NBC|NPR|PBS|POLITICO|Politico|REUTERS|AFP|FBI|IRS|Al Qaeda|al-Qaeda|Getty Images|Treasury|Supreme Court|GOP|Boeing|Microsoft|Apple|Amazon|Google|Facebook|Twitter|Walmart|Goldman Sachs|Breitbart|BuzzFeed|Gallup|Quinnipiac|Yahoo|Uber|Exxon|Ford|Toyota|Tesla|Netflix|Disney|Verizon|AT&T|Comcast',
  place: 'Capitol Hill|Wall Street|Silicon Valley|Gaza|Jerusalem|Aleppo|Benghazi|Crimea|Guantanamo|Guantanamo Bay',
};
