/** What an error code means: what happened, what to do, and the HTTP status and exit code it gives. */
interface ErrorKind {
  readonly happened: string;
  readonly todo: string;
  readonly status: number;
  readonly exit: number;
}

/** THE table of errors: docs/errors.md is made from it. */
export const ERRORS = {
  usage: { happened: 'The command line is not understood.', todo: 'Run the command with --help.', status: 400, exit: 2 },
  'setting-unknown': { happened: 'There is no such setting.', todo: 'See docs/settings.md for the names; remove or correct it.', status: 500, exit: 2 },
  'setting-invalid': {
    happened: 'A setting has a value that cannot be used.',
    todo: 'Correct the value; docs/settings.md says what is allowed.',
    status: 500,
    exit: 2,
  },
  'settings-file': { happened: 'broadsheet.toml cannot be read.', todo: 'Correct the line named, or remove the file.', status: 500, exit: 2 },
  'not-loopback': {
    happened: 'Broadsheet was asked to be reached from beyond this machine, and nobody can sign in yet.',
    todo: 'Make an account first: broadsheet user add NAME.',
    status: 500,
    exit: 2,
  },
  account: { happened: 'The account cannot be used or made like this.', todo: 'broadsheet user lists who can sign in.', status: 400, exit: 2 },
  'port-in-use': { happened: 'Another program listens on that port.', todo: 'Stop it, or set BROADSHEET_PORT to a free port.', status: 500, exit: 1 },
  'newer-data': {
    happened: 'The data was written by a newer version of Broadsheet.',
    todo: 'Use that version, or another BROADSHEET_DATA folder. Nothing was changed.',
    status: 500,
    exit: 1,
  },
  'data-folder': { happened: 'The data folder cannot be used.', todo: 'Check that it exists, is writable and has room.', status: 500, exit: 1 },
  database: { happened: 'The database cannot be opened.', todo: 'Check BROADSHEET_DATABASE and that the server runs.', status: 500, exit: 1 },
  'input-unreadable': { happened: 'An input file cannot be read.', todo: 'Check the path and that the file is complete.', status: 400, exit: 1 },
  output: {
    happened: 'The output may not or cannot be written there.',
    todo: 'Name what is not there yet, in a folder that is, outside the data folder. Nothing was written.',
    status: 400,
    exit: 1,
  },
  'nothing-read': { happened: 'None of the inputs could be read as an article.', todo: 'See the line for each input.', status: 422, exit: 1 },
  'not-found': {
    happened: 'There is no such article, story or page here.',
    todo: 'Check the address; broadsheet search finds what is stored.',
    status: 404,
    exit: 1,
  },
  'article-removed': {
    happened: 'It was removed from this paper.',
    todo: 'Forget what you kept of it; the log of the paper says when and why.',
    status: 410,
    exit: 1,
  },
  'article-unknown': {
    happened: 'There is no such article to remove.',
    todo: 'Give its id, its address at its publisher, or its address here; broadsheet search finds what is stored.',
    status: 404,
    exit: 1,
  },
  'article-ambiguous': {
    happened: 'Several articles are known by that address, and what is removed cannot be brought back.',
    todo: 'Give the id of the one that is meant.',
    status: 409,
    exit: 2,
  },
  'not-cleaned': {
    happened: 'It is removed and shown nowhere, but could not be cleaned out of the database file yet.',
    todo: 'Make room for the file twice more beside it, and run the command again; a running paper tries by itself every ten minutes.',
    status: 500,
    exit: 1,
  },
  'removed-before': { happened: 'The article had been removed before.', todo: 'Nothing is left to do.', status: 200, exit: 0 },
  'reason-missing': {
    happened: 'A removal needs a reason of at most 500 characters, which the public log tells.',
    todo: 'Say why: --reason "…". Do not repeat in it what is to be removed.',
    status: 400,
    exit: 2,
  },
  'sign-in': {
    happened: 'Only those may ask who are signed in or have a token.',
    todo: 'Send a token: Authorization: Bearer …; the page of your account or broadsheet token add makes one.',
    status: 401,
    exit: 1,
  },
  'token-invalid': {
    happened: 'The token is none of this paper, or was taken back.',
    todo: 'Check that it was sent whole, or make a new one.',
    status: 401,
    exit: 1,
  },
  'token-expired': { happened: 'The token has expired.', todo: 'Make a new one.', status: 401, exit: 1 },
  'token-attempts': {
    happened: 'Too many tokens that are none were sent from this network.',
    todo: 'Wait for as long as Retry-After says.',
    status: 429,
    exit: 1,
  },
  'scope-insufficient': {
    happened: 'The token may not do this.',
    todo: 'Make one with the scope that WWW-Authenticate names.',
    status: 403,
    exit: 1,
  },
  'token-needed': {
    happened: 'Only a token may do this; being signed in does not suffice.',
    todo: 'Send a token with the scope "desk": Authorization: Bearer ….',
    status: 401,
    exit: 1,
  },
  'account-needed': {
    happened: 'The token is nobody’s, and an act is signed with a name.',
    todo: 'Make one on the page of an account, or with broadsheet token add NAME --scope desk --account NAME.',
    status: 403,
    exit: 1,
  },
  'body-invalid': {
    happened: 'What was sent is not as it has to be.',
    todo: 'Correct it; /openapi.json says what it looks like. Nothing was done.',
    status: 400,
    exit: 1,
  },
  'act-refused': {
    happened: 'The rules of the desk do not let this be done.',
    todo: '`reason` says which; the page of the story says what stands. Nothing was done.',
    status: 422,
    exit: 1,
  },
  'act-undone': {
    happened: 'This act has been taken back already.',
    todo: 'Ask for it anew with another Idempotency-Key, where it is still wanted. Nothing was done.',
    status: 409,
    exit: 1,
  },
  'rate-limited': {
    happened: 'More was asked than one may ask in a minute.',
    todo: 'Wait for as long as Retry-After says; RateLimit tells what is left.',
    status: 429,
    exit: 1,
  },
  'parameter-unknown': {
    happened: 'There is no such parameter here.',
    todo: 'Remove it; /openapi.json, or tools/list, says which there are.',
    status: 400,
    exit: 1,
  },
  'parameter-invalid': {
    happened: 'A parameter has a value that cannot be used.',
    todo: 'Correct it; /openapi.json, or tools/list, says what is allowed.',
    status: 400,
    exit: 1,
  },
  'query-too-long': {
    happened: 'A parameter is longer than is read.',
    todo: 'Shorten it; /openapi.json, or tools/list, says how long it may be.',
    status: 414,
    exit: 1,
  },
  'cursor-invalid': {
    happened: 'The cursor is none of this list.',
    todo: 'Send `next` of an answer of the same list as it is, or begin without one.',
    status: 400,
    exit: 1,
  },
  'cursor-ahead': {
    happened: 'The cursor is ahead of everything that has changed here: the data was made anew, or restored from an older copy.',
    todo: 'Begin again without one, or with since=now.',
    status: 400,
    exit: 1,
  },
  'cursor-expired': {
    happened: 'What changed after this cursor is no longer kept (BROADSHEET_KEEP_CHANGES_DAYS).',
    todo: 'Read the pages anew, and begin again with since=now.',
    status: 410,
    exit: 1,
  },
  'mcp-post-only': {
    happened: 'MCP is spoken here a message at a time: there are no sessions and no streams.',
    todo: 'Send each message by POST.',
    status: 405,
    exit: 1,
  },
  'mcp-message': {
    happened: 'This is no message of MCP.',
    todo: 'Send one JSON-RPC 2.0 message as application/json, and no list of them.',
    status: 400,
    exit: 1,
  },
  'tool-unknown': { happened: 'There is no such tool.', todo: 'tools/list says which there are.', status: 404, exit: 1 },
  'older-data': {
    happened: 'The data was written by an older version of Broadsheet, and this command only reads.',
    todo: 'Bring it up to this version: broadsheet migrate.',
    status: 500,
    exit: 1,
  },
  'method-wrong': { happened: 'This address does not take that method.', todo: 'Use one that `Allow` names.', status: 405, exit: 1 },
  'host-unknown': { happened: 'The paper is not known by that name.', todo: 'Ask by its own address (BROADSHEET_PUBLIC_URL).', status: 421, exit: 1 },
  closed: {
    happened: 'The paper is not open to other machines yet.',
    todo: 'Make an account on its own machine: broadsheet user add NAME.',
    status: 403,
    exit: 1,
  },
  'too-large': { happened: 'More was sent than is read.', todo: 'Send less.', status: 413, exit: 1 },
  foreign: { happened: 'This was sent from the page of another site.', todo: 'Ask from a program, or from a page of the paper.', status: 403, exit: 1 },
  'publish-folder': {
    happened: 'The paper cannot be published into that folder.',
    todo: 'Give a folder of its own, apart from the data folder, that can be written to. Nothing was published.',
    status: 500,
    exit: 1,
  },
  'publish-foreign': {
    happened: 'The folder holds files that are not the paper’s.',
    todo: 'Give an empty folder, move what is in the way, or use --force to publish beside the others. Nothing was published, and nothing of others is ever changed.',
    status: 500,
    exit: 1,
  },
  'publish-busy': { happened: 'Another run publishes into that folder.', todo: 'Wait until it is done.', status: 500, exit: 1 },
  'publish-empty': {
    happened: 'There is no story to publish.',
    todo: 'Check BROADSHEET_DATA, or collect first. What was published before stays as it is.',
    status: 500,
    exit: 1,
  },
  'publish-shrinks': {
    happened: 'Most of what was published would be removed.',
    todo: 'Check BROADSHEET_DATA; where that is meant, use --force. Nothing was published.',
    status: 500,
    exit: 1,
  },
  failures: { happened: 'Some of the work could not be done.', todo: 'broadsheet doctor lists each piece with its reason.', status: 500, exit: 1 },
  internal: { happened: 'Something went wrong that should not have.', todo: 'Report it with the log line.', status: 500, exit: 70 },
} as const satisfies Record<string, ErrorKind>;

export type ErrorCode = keyof typeof ERRORS;

/** The one error thrown at edges: a code from the table and the particulars of this case. */
export class BroadsheetError extends Error {
  readonly code: ErrorCode;
  readonly detail: string;
  constructor(code: ErrorCode, detail = '') {
    super(`${ERRORS[code].happened}${detail ? ` ${detail.replace(/\.$/, '')}.` : ''} ${ERRORS[code].todo}`);
    this.name = 'BroadsheetError';
    this.code = code;
    this.detail = detail;
  }
  get exit(): number {
    return ERRORS[this.code].exit;
  }
}
