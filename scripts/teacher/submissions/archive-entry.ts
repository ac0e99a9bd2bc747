/** An entry of an archive. */
export interface ArchiveEntry {
  path: string;
  kind: 'file' | 'folder' | 'link' | 'other';
  /** Bytes according to the archive, which may be wrong. */
  size: number;
  /**
   * Unpacks it in memory.
   *
   * @throws {Error} if it is broken or too large
   */
  read(): Promise<Buffer>;
}
