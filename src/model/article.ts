/** The identity of an article, whatever texts it has had. */
export interface Article {
  readonly id: string;
  /** Canonical URL; empty where it has none (then the id is the hash of source, title, published and text). */
  readonly url: string;
  readonly sourceId: string;
  /** Epoch ms. */
  readonly firstSeen: number;
}
