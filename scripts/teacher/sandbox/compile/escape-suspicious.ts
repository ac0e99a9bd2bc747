import { parseSync, Visitor, type ESTree } from 'vite';

/**
 * The sandbox rejects sources that look as if they contain an HTML comment or a dynamic import, even in a string, in a
 * regular expression, or as the name of a method. So such texts are written differently. Comments have already been
 * removed. The texts of tagged templates cannot be changed without changing what the tag gets; they have been refused.
 */
export function escapeSuspicious(code: string): string {
  const suspicious = /<!--|-->|import(?=\s*[(/])/g;
  if (!suspicious.test(code)) return code;
  const texts: ESTree.Span[] = [];
  const addSpan = (node: ESTree.Span) => texts.push(node);
  const addName = ({ key, computed }: { key: ESTree.PropertyKey; computed: boolean }) => {
    if (!computed && 'name' in key && key.name === 'import') texts.push(key);
  };
  new Visitor({
    Literal: (node) => {
      if (typeof node.value === 'string' || 'regex' in node) addSpan(node);
    },
    TemplateElement: addSpan,
    PrivateIdentifier: (node) => {
      if (node.name === 'import') addSpan(node);
    },
    MemberExpression: ({ property, computed }) => {
      if (!computed && property.type === 'Identifier' && property.name === 'import') addSpan(property);
    },
    Property: addName,
    MethodDefinition: addName,
    PropertyDefinition: addName,
  }).visit(parseSync('module.js', code).program);
  return [...new Map(texts.map((text) => [text.start, text])).values()]
    .toSorted((a, b) => b.start - a.start)
    .reduce((text, { start, end }) => {
      // Whether a name is suspicious depends on the character after it, so a name is always escaped.
      const part = text.slice(start, end);
      const escaped =
        part === 'import' || part === '#import' ? escapeName(part) : part.replaceAll(suspicious, escapeText);
      return text.slice(0, start) + escaped + text.slice(end);
    }, code);
}

/** To JavaScript, it is still the same name. */
function escapeName(name: string): string {
  return name.replace(/t$/, escapeCharacter);
}

/** Never escapes the first character, because a backslash before it in the source would escape the new backslash. */
function escapeText(found: string): string {
  return found.replace(/!|>|t$/, escapeCharacter);
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
