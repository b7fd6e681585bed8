/** An option of a command: commander's flags, help, and the default shown. */
export interface OptionRow {
  readonly flags: string;
  readonly help: string;
}
export interface CommandRow {
  readonly name: string;
  readonly args: string;
  readonly help: string;
  readonly options: readonly OptionRow[];
  /** Not in --help: started by other commands. */
  readonly hidden?: boolean;
  /** Loaded only when the command runs, so that the others start fast. */
  readonly load: () => Promise<{ readonly run: Run }>;
}
export type Run = (args: readonly string[], options: Readonly<Record<string, unknown>>) => Promise<number>;

const JSON_OPTION: OptionRow = { flags: '--json', help: 'print JSON instead of text' };

/** THE table of commands: --help and docs/commands.md are made from it. */
export const COMMANDS: readonly CommandRow[] = [
  {
    name: 'up',
    args: '',
    help: 'Run the paper: collect, and serve the pages. This is what npm start runs.',
    options: [
      { flags: '--no-collect', help: 'serve what is stored and poll no feed' },
      { flags: '--feeds <file>', help: 'an OPML list to start with instead of the starter pack' },
    ],
    load: () => import('./up.ts'),
  },
  { name: 'work', args: '', help: 'The worker process of up.', options: [], hidden: true, load: () => import('./work.ts') },
  {
    name: 'sample',
    args: '',
    help: 'Show the sample edition: five days of outlets that do not exist, replayed offline into a paper of their own.',
    options: [
      { flags: '--from <time>', help: 'replay up to this time (2025-10-07T08:00), then go on at a pace' },
      { flags: '--speed <n>', help: 'seconds that pass in one second from there on (600)' },
      { flags: '--data <folder>', help: 'keep the data there and go on where it stands, instead of in a folder that is gone afterwards' },
      { flags: '--edition <folder>', help: 'another edition (samples/FORMAT.md)' },
    ],
    load: () => import('./sample.ts'),
  },
  {
    name: 'sample-work',
    args: '',
    help: 'The worker process of sample.',
    options: ['edition', 'data', 'at', 'port'].map((name) => ({ flags: `--${name} <value>`, help: '' })),
    hidden: true,
    load: () => import('./sample-work.ts'),
  },
  {
    name: 'read',
    args: '<input...>',
    help: 'Read one to ten links, files or texts (- = standard input) side by side; nothing is stored.',
    options: [
      { flags: '--published <date>', help: 'when the inputs were published, where they do not say' },
      { flags: '--keep', help: 'also store them' },
      JSON_OPTION,
    ],
    load: () => import('./read.ts'),
  },
  {
    name: 'collect',
    args: '[url...]',
    help: 'Poll every feed that is due once (or the feeds named, which are added), work it all off, and stop.',
    options: [{ flags: '--all', help: 'poll every feed, due or not' }, JSON_OPTION],
    load: () => import('./collect.ts'),
  },
  {
    name: 'import',
    args: '<path...>',
    help: 'Import files and folders: HTML, text, JSONL(.gz) articles, WARC(.gz) archives, wires (ninjs, NewsML-G2, NITF), saved feeds, OPML; then work it all off. An archive goes on where an import of it was stopped.',
    options: [
      { flags: '--source <name>', help: 'whose they are, where they do not say' },
      { flags: '--no-work', help: 'only take them in; a running paper or a later import works them off' },
      JSON_OPTION,
    ],
    load: () => import('./import.ts'),
  },
  {
    name: 'clean',
    args: '<input>',
    help: 'Print the article of one link, file or text (- = standard input) without what surrounds it; nothing is stored.',
    options: [
      { flags: '--markdown', help: 'print Markdown, with its links, instead of plain text' },
      { flags: '--published <date>', help: 'when it was published, where it does not say' },
      { flags: '--json', help: 'print everything found, as data' },
    ],
    load: () => import('./clean.ts'),
  },
  {
    name: 'explain',
    args: '<input>',
    help: "Print every hop's decision and its reasons for one link or file, changing nothing.",
    options: [{ flags: '--published <date>', help: 'when it was published, where it does not say' }, JSON_OPTION],
    load: () => import('./explain.ts'),
  },
  {
    name: 'search',
    args: '<query...>',
    help: 'Search the stored articles and claims: words, source: lang: before: after: where: who: cue: thing: value: kind: has:.',
    options: [{ flags: '--limit <n>', help: 'at most so many, 1 to 20 (20)' }, JSON_OPTION],
    load: () => import('./search.ts'),
  },
  {
    name: 'verify',
    args: '<quote> [input...]',
    help: 'Check whether the stored articles, or up to ten links, files or texts (- = standard input), have a quotation word for word, and whose words it is. Exits with 0 where it is found, with 1 where not.',
    options: [
      { flags: '--speaker <name>', help: 'whose words, or whose figure, it is said to be' },
      { flags: '--figure', help: 'what is given is a figure with what it counts: "41 aircraft hit"' },
      JSON_OPTION,
    ],
    load: () => import('./verify.ts'),
  },
  {
    name: 'export',
    args: '',
    help: 'Write what is stored as JSON lines or CSV (docs/exports.md has every column), articles as ninjs 3.0, feeds as OPML, pages as a WARC archive, or the evidence of a story as a zip file.',
    options: [
      {
        flags: '--what <kind>',
        help: 'articles, revisions, claims, copies, stories, members, ledger, fronts, ninjs, feeds, models, warc or bundle (articles)',
      },
      { flags: '--format <format>', help: 'of tables: jsonl or csv (jsonl)' },
      { flags: '--story <id>', help: 'of tables: what belongs to this story alone; of bundle: which story' },
      { flags: '--gzip', help: 'of warc: each record compressed, as .warc.gz has it' },
      { flags: '--out <file>', help: 'a file that is not there yet, instead of standard output; its SHA-256 is printed' },
    ],
    load: () => import('./export.ts'),
  },
  {
    name: 'publish',
    args: '<folder>',
    help: 'Write the whole paper as static files for any host, as anyone may read it: new, changed and removed pages alone, so that no reader meets half a paper.',
    options: [
      {
        flags: '--base <address>',
        help: 'where readers will find it (https://paper.example.org/news/; BROADSHEET_PUBLIC_URL); without it there are no feeds and no sitemap',
      },
      {
        flags: '--lang <tags>',
        help: 'languages of its front page by comma, the first that the interface speaks for its words (the language of most stories)',
      },
      { flags: '--all', help: 'make every page anew, also where nothing has changed' },
      { flags: '--force', help: 'beside files of others, which stay as they are; also where most of the paper would go' },
      JSON_OPTION,
    ],
    load: () => import('./publish.ts'),
  },
  {
    name: 'replay',
    args: '<path...>',
    help: 'Replay an archive (what import reads, but no feed lists) through the whole flow into a store of its own, offline and by its own time, and print the SHA-256 of each export of what came of it: the same for the same files and version, whatever the batches and threads.',
    options: [
      { flags: '--what <kinds>', help: 'exports, apart by commas: articles, revisions, claims, copies, stories, members, ledger, fronts (all)' },
      { flags: '--format <format>', help: 'jsonl or csv (jsonl)' },
      { flags: '--out <folder>', help: 'also write them there; - writes one kind to standard output' },
      { flags: '--as-of <time>', help: 'when the archive was collected: no later date is believed (the newest time that it states)' },
      { flags: '--source <name>', help: 'whose the documents are, where they do not say' },
      { flags: '--data <folder>', help: 'keep the store there, instead of in a folder that is gone afterwards' },
      { flags: '--batch <n>', help: 'most pieces in one transaction, 1 to 10000' },
      { flags: '--threads <n>', help: 'threads that clean and read, 0 to 16' },
      JSON_OPTION,
    ],
    load: () => import('./replay.ts'),
  },
  {
    name: 'remove',
    args: '<input>',
    help: 'Remove an article for good, by its id, its address at its publisher or its address here: its texts, claims, pages and feed entries are purged, its address answers 410, and it does not come again.',
    options: [
      { flags: '--reason <why>', help: 'why, in the public log; do not repeat in it what is to be removed' },
      { flags: '--by <name>', help: 'by whom, in the public log' },
      { flags: '--with-copies', help: 'also remove the copies of it at other houses' },
      JSON_OPTION,
    ],
    load: () => import('./remove.ts'),
  },
  {
    name: 'doctor',
    args: '[part]',
    help: 'Check the data, list failed work; "doctor feeds" tries every feed.',
    options: [{ flags: '--clear', help: 'forget the failures listed' }, JSON_OPTION],
    load: () => import('./doctor.ts'),
  },
  {
    name: 'mcp',
    args: '',
    help: 'Answer an agent by MCP on standard input and output, from the store, which is only read; a running paper answers at /mcp (docs/mcp.md). It ends when standard input does.',
    options: [{ flags: '--data <folder>', help: 'the data folder (BROADSHEET_DATA)' }],
    load: () => import('./mcp.ts'),
  },
  {
    name: 'user',
    args: '[what] [name]',
    help: 'Who may sign in: list, or add, password, remove with a name. The password is asked for, or read from standard input.',
    options: [JSON_OPTION],
    load: () => import('./user.ts'),
  },
  {
    name: 'token',
    args: '[what] [name]',
    help: 'Keys for programs (docs/api.md): list, or add with a name, or remove with an id. A token is shown once and kept as a hash.',
    options: [
      { flags: '--scope <scopes>', help: 'of add: what it may do, by comma: read, changes, desk (read)' },
      { flags: '--expires <time>', help: 'of add: when it ends, as 90d or 12h (90d)' },
      { flags: '--account <name>', help: 'of add: whose it is; acts at the desk are signed with that name' },
      JSON_OPTION,
    ],
    load: () => import('./token.ts'),
  },
  {
    name: 'migrate',
    args: '',
    help: 'Bring the database up to this version; every other command does so by itself.',
    options: [JSON_OPTION],
    load: () => import('./migrate.ts'),
  },
];
