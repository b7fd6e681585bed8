/** Where a page of rows ended that are in order of time, then of id. */
export interface Cursor {
  /** Epoch ms. */
  readonly at: number;
  readonly id: string;
}

export const cursorOf = ({ at, id }: Cursor): string => `${at}.${id}`;

/** What `cursorOf` wrote; undefined where a text is none of its. */
export function readCursor(text: string | undefined): Cursor | undefined {
  const [, at, id] = /^(-?\d{1,16})\.([\w-]{1,64})$/.exec(text ?? '') ?? [];
  return at === undefined || id === undefined ? undefined : { at: Number(at), id };
}
