/** A piece of an ICU message: words of ours, or syntax that stays as it is (arguments, tags). */
interface Piece {
  words: boolean;
  text: string;
}

/** Words stand where the depth of braces is even: `{count, plural, one {# court} other {# courts}}`. */
export function piecesOf(message: string): Piece[] {
  const pieces: Piece[] = [];
  let depth = 0;
  let inTag = false;
  for (const sign of message) {
    if (sign === '<') inTag = true;
    const words = depth % 2 === 0 && !inTag && !'{}#<>'.includes(sign);
    const last = pieces.at(-1);
    if (last?.words === words) last.text += sign;
    else pieces.push({ words, text: sign });
    if (sign === '{') depth++;
    if (sign === '}') depth--;
    if (sign === '>') inTag = false;
  }
  return pieces;
}

/** Names of the arguments and tags, sorted. A brace at an even depth opens an argument, at an odd one its words. */
export function argumentsOf(message: string): string[] {
  const names = new Set<string>();
  let depth = 0;
  for (const { 0: sign, index } of message.matchAll(/[{}]|<\w+>/g)) {
    if (sign === '{' && depth % 2 === 0) names.add(nameAt(message, index));
    if (sign.startsWith('<')) names.add(sign);
    depth += sign === '{' ? 1 : sign === '}' ? -1 : 0;
  }
  return [...names].sort();
}

const nameAt = (message: string, brace: number): string => /^\{\s*(\w+)/.exec(message.slice(brace))?.[1] ?? '';
