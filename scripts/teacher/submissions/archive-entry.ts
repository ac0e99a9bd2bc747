/** Something in an archive. */
export interface ArchiveEntry {
  path: string;
  kind: 'file' | 'folder' | 'link' | 'other';
  /** Bytes, as the archive has it; it may lie. */
  size: number;
  /**
   * Unpacks it, in memory.
   *
   * @throws {Error} where it is broken or larger than a file may be
   */
  read(): Buffer;
}
