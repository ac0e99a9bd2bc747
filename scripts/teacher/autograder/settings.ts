/** The file of the course in an autograder, without due dates and students. */
export const courseName = 'homework.json';

/** The file of the settings in an autograder. */
export const settingsName = 'autograder.json';

/** What else an autograder needs to know. */
export interface AutograderSettings {
  /** The seed of the laws, so that every upload is tested with the same inputs. */
  seed: number;
}
