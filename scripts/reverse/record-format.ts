/** The smallest input that was found to distinguish an impostor from the reference, and the law that found it. */
export interface Distinction {
  law: string;
  /** Each input's name, and its value as text. Empty if an example found it. */
  inputs: Record<string, string>;
}

/** The file of a reverse kata: which impostors a learner sees, and how the authors' laws tell them apart. */
export interface ImpostorRecord {
  /** Impostors that learners understand at a glance, the plainest first. They are chosen before others. */
  plain: string[];
  /** The variant that only grading uses. */
  heldBackVariant: string;
  visible: string[];
  heldBack: string[];
  /** How each visible impostor can be told from the reference. */
  distinctions: Record<string, Distinction>;
  /**
   * The authors' laws that reject an impostor, each as the number of its rule and its title. Examples are here only if
   * they count: for rules with one star.
   */
  laws: string[];
  /** The positions in `laws` of those that reject each impostor. */
  rejectedBy: Record<string, number[]>;
}
