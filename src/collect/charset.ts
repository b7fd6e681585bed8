/** A legacy encoding and how a text that is really in it looks when read in it. */
interface Candidate {
  readonly charset: string;
  /** Characters of the script it was made for. */
  readonly script: RegExp;
  /** Of those, the ones that every real text holds. */
  readonly typical: RegExp;
  /** Share of the script's characters that are typical in ordinary text, measured on news; an upper bound for the score. */
  readonly share: number;
}

const KANA = /[\u3041-\u3093\u30a1-\u30f6]/gu;
const CANDIDATES: readonly Candidate[] = [
  { charset: 'shift_jis', script: /[\u3040-\u30ff\u4e00-\u9fff\u3001\u3002]/gu, typical: KANA, share: 0.3 },
  { charset: 'euc-jp', script: /[\u3040-\u30ff\u4e00-\u9fff\u3001\u3002]/gu, typical: KANA, share: 0.3 },
  { charset: 'euc-kr', script: /[\uac00-\ud7a3]/gu, typical: /[이다는을의에가고은지하기사로도]/gu, share: 0.15 },
  { charset: 'windows-1251', script: /[\u0400-\u045f]{2,}/gu, typical: /[оеаинтсрвл]/gu, share: 0.4 },
  { charset: 'koi8-r', script: /[\u0400-\u045f]{2,}/gu, typical: /[оеаинтсрвл]/gu, share: 0.4 },
  { charset: 'iso-8859-5', script: /[\u0400-\u045f]{2,}/gu, typical: /[оеаинтсрвл]/gu, share: 0.4 },
  { charset: 'windows-1253', script: /[\u0386-\u03ce]{2,}/gu, typical: /[αοιετσνρ]/gu, share: 0.4 },
  { charset: 'windows-1255', script: /[\u05d0-\u05ea]{2,}/gu, typical: /[יוהלארתמ]/gu, share: 0.4 },
  { charset: 'windows-1256', script: /[\u0621-\u064a]{2,}/gu, typical: /[اليمونرت]/gu, share: 0.4 },
  { charset: 'windows-874', script: /[\u0e01-\u0e4e]{2,}/gu, typical: /[านรอกเง]/gu, share: 0.3 },
];

/**
 * The likeliest legacy encoding of a text that is not UTF-8 and does not say what it is; `windows-1252` where nothing fits.
 *
 * Each candidate reads the bytes; its score is the share of the non-ASCII characters that are runs of its script, times how well the
 * frequent characters of that script are represented. Accented letters of Western languages stand alone between ASCII letters, so they
 * make no runs.
 */
export function detectCharset(bytes: Uint8Array): string {
  const sample = bytes.subarray(0, 60_000);
  let best = 'windows-1252';
  let most = 0.45;
  for (const candidate of CANDIDATES) {
    const score = scoreOf(sample, candidate);
    if (score > most) [best, most] = [candidate.charset, score];
  }
  for (const [charset, score] of chinese(sample)) {
    if (score > most) [best, most] = [charset, score];
  }
  return best;
}

/** GB 2312 and Big5 each put their few thousand common characters in one range of lead bytes: the share of pairs that lie in it. */
function chinese(bytes: Uint8Array): readonly (readonly [string, number])[] {
  let pairs = 0;
  let gb = 0;
  let big5 = 0;
  for (let i = 0; i < bytes.length - 1; i++) {
    const [lead, trail] = [bytes[i] ?? 0, bytes[i + 1] ?? 0];
    if (lead < 0x80) continue;
    pairs++;
    i++;
    if (lead >= 0xb0 && lead <= 0xd7 && trail >= 0xa1) gb++;
    if (lead >= 0xa4 && lead <= 0xc6 && ((trail >= 0x40 && trail <= 0x7e) || trail >= 0xa1)) big5++;
  }
  // Half the pairs would fall in either range by chance.
  return pairs
    ? [
        ['gb18030', gb / pairs - 0.1],
        ['big5', big5 / pairs - 0.1],
      ]
    : [];
}

function scoreOf(bytes: Uint8Array, { charset, script, typical, share }: Candidate): number {
  const text = new TextDecoder(charset).decode(bytes);
  const foreign = count(text, /[^\x00-\x7f]/gu);
  const own = (text.match(script) ?? []).join('');
  if (!own) return 0;
  const broken = count(text, /[\ufffd\ue000-\uf8ff\x80-\x9f\uff61-\uff9f]/gu);
  const frequent = count(own, typical) / own.length;
  return ((own.length - 4 * broken) / foreign) * Math.min(1, frequent / share);
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
