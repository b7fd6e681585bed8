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
    happened: 'There is no such article or story here.',
    todo: 'Check the address; broadsheet search finds what is stored.',
    status: 404,
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
