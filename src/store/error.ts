/** `newer-data`: written by a newer version, nothing was changed. `older-data`: written by an older one, and opened only to be read. `nested`: used outside the transaction it runs in. `busy`: another process kept writing. */
export type StoreErrorCode = 'newer-data' | 'older-data' | 'nested' | 'busy';

/** What the store itself refuses; the engine's own errors pass through as they are. */
export class StoreError extends Error {
  readonly code: StoreErrorCode;
  constructor(code: StoreErrorCode, message: string) {
    super(message);
    this.name = 'StoreError';
    this.code = code;
  }
}
