/** An entry of an archive, or of a folder. */
export interface ArchiveEntry {
  /** Separated by `/`. */
  path: string;
  kind: 'file' | 'folder' | 'link' | 'other';
  /** Bytes according to the archive, which may be wrong. */
  size: number;
  /**
   * Reads or unpacks it, in memory.
   *
   * @param cap the maximum size in bytes, by default that of a kata's file
   * @throws {Error} if it is broken or too large
   */
  read(cap?: number): Promise<Buffer>;
}
