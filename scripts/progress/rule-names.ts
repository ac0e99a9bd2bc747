/** `rule 3`, `rules 3, 7` */
export function rulesNamed(rules: readonly (number | string)[]): string {
  return `rule${rules.length > 1 ? 's' : ''} ${rules.join(', ')}`;
}
