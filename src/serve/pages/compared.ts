import { cite } from '../../model/citation.ts';
import type { Edits } from '../../model/reprint.ts';
import type { Revision } from '../../model/revision.ts';
import type { EditedWords, RevisionChanges } from '../gather/changes.ts';
import { wordDiff, type Changed, type Passage } from '../gather/word-diff.ts';
import { nothing, page, type Fragment } from '../page.ts';
import type { Reader } from '../reader.ts';
import type { Words } from '../words.ts';
import { mayQuote } from '../rights.ts';
import { isShowable, show } from '../show.ts';
import { marked, moment, said } from './parts.ts';

/** More changed paragraphs than this are shown without the word diff. */
const DIFFED = 40;

/** How a copy's paragraphs differ from its original's: changed ones word by word, cut and added ones whole. */
export function compared(reader: Reader, original: Revision, copy: Revision, edits: Edits, open = false): Fragment {
  const { say } = reader;
  const block = (revision: Revision, index: number): Fragment | undefined => {
    const range = revision.blocks[index];
    return range && said(revision, show(revision, cite(revision, range)));
  };
  const mayShow = (revision: Revision, index: number): boolean => {
      const range = revision.blocks[index];
      return range !== undefined && isShowable(revision, range);
    },
    hidden =
      edits.changed.filter((c) => !mayShow(original, c.original) || !mayShow(copy, c.copy)).length +
      edits.cut.filter((i) => !mayShow(original, i)).length +
      edits.added.filter((i) => !mayShow(copy, i)).length;
  const pieces: Fragment[] = [
    ...edits.changed.slice(0, DIFFED).flatMap((c) => {
      const was = original.blocks[c.original],
        is = copy.blocks[c.copy];
      return was && is && isShowable(original, was) && isShowable(copy, is)
        ? [changedPair(wordDiff(original, was, copy, is), say('edit.original'), say('edit.copy'))]
        : [];
    }),
    ...edits.cut
      .filter((i) => mayShow(original, i))
      .map((i) => page`<p class="removed"><span class="note">${say('edit.cut')}</span> <del>${block(original, i)}</del></p>`),
    ...edits.added
      .filter((i) => mayShow(copy, i))
      .map((i) => page`<p class="added"><span class="note">${say('edit.added')}</span> <ins>${block(copy, i)}</ins></p>`),
  ];
  return page`<ul class="run edits"><li>${reader.count('edits.same', edits.same)}</li>${edits.changed.length > 0 && page`<li>${reader.count('edits.changed', edits.changed.length)}</li>`}${edits.cut.length > 0 && page`<li>${reader.count('edits.cut', edits.cut.length)}</li>`}${edits.added.length > 0 && page`<li>${reader.count('edits.added', edits.added.length)}</li>`}</ul>
${pieces.length > 0 ? page`<details${open && page` open`}><summary>${say('edit.show')}</summary>${pieces}</details>` : nothing}${hidden > 0 && page`<p class="note">${reader.count('change.withheld', hidden)}</p>`}`;
}

/** Two forms of one passage side by side, each whole, with the words that only it has marked. */
export function changedPair({ was, is }: Changed, before: Words, after: Words): Fragment {
  const whole = (p: Passage, as: 'ins' | 'del'): Fragment =>
    marked(
      p.revision,
      p.at,
      p.only.map((o) => ({ ...o, class: 'word', as })),
    );
  return page`<div class="pair"><p><span class="note">${before}</span> ${whole(was, 'del')}</p>
<p><span class="note">${after}</span> ${whole(is, 'ins')}</p></div>`;
}

/** What a text of an article changed of the one before, and whether it said so. */
export function revisionChanges(reader: Reader, changes: RevisionChanges): Fragment {
  const { say } = reader,
    { revision, before, changed, added, removed } = changes,
    { change } = revision,
    shown = {
      changed: changed.filter(bothShown),
      added: added.filter((at) => isShowable(revision, at)),
      removed: removed.filter((r) => isShowable(r.revision, r.at)),
    },
    hidden = changed.length + added.length + removed.length - shown.changed.length - shown.added.length - shown.removed.length;
  const kind = change ? say(change.announced ? 'change.announced' : change.kind === 'cosmetic' ? 'change.cosmetic' : 'change.silent') : say('change.first');
  return page`<p class="note">${moment(reader, revision.seenAt)} <b>${kind}</b></p>
${
  mayQuote(revision) && (!before || mayQuote(before))
    ? page`${editedWords(reader, changes)}${shown.changed.map((c) => changedPair(c, say('change.was'), say('change.is')))}
${shown.removed.map((r) => page`<p class="removed"><span class="note">${say('change.removed')}</span> <del>${said(r.revision, show(r.revision, r.at))}</del></p>`)}
${shown.added.map((at) => page`<p class="added"><span class="note">${say('change.added')}</span> <ins>${said(revision, show(revision, at))}</ins></p>`)}${hidden > 0 && page`<p class="note">${reader.count('change.withheld', hidden)}</p>`}`
    : nothing
}`;
}

/** Of changed passages those of which both sides may be shown. */
const bothShown = ({ was, is }: Changed): boolean => isShowable(was.revision, was.at) && isShowable(is.revision, is.at);

/** Which numbers, names and quotations an edit touched: what an analyst looks for first. */
function editedWords(reader: Reader, changes: RevisionChanges): Fragment {
  const { say } = reader,
    { quotes } = changes,
    isTold = ({ was, is }: EditedWords): boolean => [was, is].every((t) => !t || isShowable(t.revision, t.at)),
    numbers = changes.numbers.filter(isTold),
    names = changes.names.filter(isTold);
  if (numbers.length + names.length + quotes === 0) return nothing;
  const row = (label: Words, edits: readonly EditedWords[]): Fragment =>
    edits.length === 0 ? nothing : page`<div><dt>${label}</dt><dd><ul class="run">${edits.map((e) => page`<li>${editedPair(reader, e)}</li>`)}</ul></dd></div>`;
  return page`${numbers.length + names.length > 0 && page`<dl class="facts edited">${row(say('change.numbers'), numbers)}${row(say('change.names'), names)}</dl>`}
${quotes > 0 && page`<p class="note">${reader.count('change.quotes', quotes)}</p>`}`;
}

function editedPair({ say }: Reader, { was, is }: EditedWords): Fragment {
  const del = was && page`<del>${said(was.revision, show(was.revision, was.at))}</del>`,
    ins = is && page`<ins>${said(is.revision, show(is.revision, is.at))}</ins>`;
  if (del && ins) return page`${del} <span class="note">${say('change.became')}</span> ${ins}`;
  return del ? page`${del} <span class="note">${say('change.gone')}</span>` : page`${ins} <span class="note">${say('change.came')}</span>`;
}
