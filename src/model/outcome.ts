/** An expected refusal, as a value. */
export interface Rejected {
  readonly rejected: true;
  readonly why: 'not-an-article' | 'unreadable' | 'empty' | 'removed';
  readonly detail: string;
}
export function rejected(why: Rejected['why'], detail: string): Rejected {
  return { rejected: true, why, detail };
}
export function isRejected(x: object): x is Rejected {
  return 'rejected' in x && x.rejected === true;
}
