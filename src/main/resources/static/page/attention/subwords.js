// Subwords as people read them.

const END = "</s>";

// scripts that put no spaces between words: there a piece without one begins nothing and continues nothing
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const LETTER = /[\p{L}\p{M}\p{N}]/u;

/**
 * The pieces of a sentence: their text without the space before it, whether each goes on with the word before it
 * (joined) or is gone on with (continued), and whether it is the end of the sentence.
 */
export function subwords(pieces) {
  const shown = pieces.map((piece, i) => ({
    text: piece === END && i === pieces.length - 1 ? "end" : piece.trim() || "␣",
    end: piece === END && i === pieces.length - 1,
    joined: i > 0 && joins(pieces[i - 1], piece),
  }));
  return shown.map((piece, i) => ({ ...piece, continued: Boolean(shown[i + 1]?.joined) }));
}

function joins(before, piece) {
  const [last, first] = [[...before].pop() ?? "", [...piece][0] ?? ""];
  return LETTER.test(last) && LETTER.test(first) && !UNSPACED.test(last + first) && piece !== END;
}

/** The text that the pieces are. */
export const joined = (pieces) => pieces.filter((piece, i) => piece !== END || i < pieces.length - 1).join("").trim();

/** A piece in a spoken sentence. */
export const quoted = (piece) => (piece.end ? "the end of the sentence" : `“${piece.text}”`);
