/** The name of the course's file in an autograder. It has no due dates and no students. */
export const courseName = 'homework.json';

/** The name of the settings file in an autograder. */
export const settingsName = 'autograder.json';

/** What an autograder needs to know besides the course. */
export interface AutograderSettings {
  /** The seed of the laws, so that every upload is tested with the same inputs. */
  seed: number;
}
