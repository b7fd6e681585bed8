import type { TemplateName } from './edition.ts';

const BASE = 'body{margin:0 auto;padding:0 1rem;line-height:1.5}nav ul,.menu ul,.header ul,footer ul,header ul{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.2rem 1rem}a{color:inherit}figure{margin:1rem 0}figure img{width:100%;height:auto}figcaption{font-size:.85em;color:#555}footer,.footer,#bottom{margin-top:3rem;font-size:.85em;color:#555}'; // prettier-ignore

/** Each house has a look of its own, small enough to stand in its pages. */
const LOOKS: Readonly<Record<TemplateName, string>> = {
  wire: 'body{max-width:42rem;font:1rem/1.6 ui-monospace,monospace}h1{font-size:1.3rem}.slug{text-transform:uppercase;letter-spacing:.1em}',
  broadsheet: 'body{max-width:46rem;font-family:Georgia,serif}.logo{font-size:2.4rem;text-align:center;border-bottom:3px double #222;margin:0}.standfirst{font-size:1.2rem;font-style:italic}.cookie-banner,.newsletter-signup{background:#eee;padding:.5rem 1rem;font:.85rem sans-serif}',
  tabloid: 'body{max-width:60rem;font-family:Arial,sans-serif}#top{background:#c00;color:#fff;padding:.5rem 1rem;font-size:1.4rem}h1{font-size:2.6rem;line-height:1.05}#wrap{display:grid;grid-template-columns:3fr 1fr;gap:2rem}.promo,#consent,.push-signup{background:#ff0;padding:.5rem}',
  regional: 'body{max-width:56rem;font-family:Verdana,sans-serif;font-size:.95rem}.header{border-bottom:4px solid #264;padding:1rem 0}.content{display:grid;grid-template-columns:3fr 1fr;gap:2rem}.sidebar{background:#f2f5f2;padding:1rem}',
  plain: 'body{font-family:"Times New Roman",serif;background:#fffff4}',
  broadcaster: 'body{max-width:44rem;font-family:Helvetica,Arial,sans-serif}.player{background:#123;color:#fff;padding:.7rem 1rem}.kicker{color:#06c;font-weight:bold;margin-top:1rem}',
  magazine: 'body{max-width:38rem;font-family:Palatino,serif;font-size:1.1rem}h1{font-weight:400;font-size:2.2rem;line-height:1.15}.paywall{background:#f6efe0;padding:1.5rem;text-align:center}.cta{border:1px solid;padding:1rem}',
  zeitung: 'body{max-width:44rem;font-family:"Times New Roman",serif;font-size:1.1rem}.kopf>a{font-size:2rem;font-variant:small-caps}.dachzeile{color:#a00}.vorspann{font-weight:bold}.cmp,.newsletter,.empfehlungen{background:#f3f3ee;padding:.6rem 1rem;font-size:.9rem}',
  rtl: 'body{max-width:44rem;font-family:"Noto Naskh Arabic","Amiri",serif;font-size:1.15rem;line-height:1.8}.cat{color:#075}.sub{font-weight:400;font-size:1.15rem}',
}; // prettier-ignore

export const styleOf = (template: TemplateName): string => `<style>${BASE}${LOOKS[template]}</style>`;
