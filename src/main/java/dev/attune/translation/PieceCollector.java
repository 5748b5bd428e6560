package dev.attune.translation;

import dev.attune.inline.Draft;
import dev.attune.inline.InlineSentence;
import dev.attune.inline.Kept;
import dev.attune.serving.ServedModel;
import dev.attune.text.Mark;
import dev.attune.text.MarkedText;
import dev.attune.text.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects the pieces of a text for a model, from its beginning to its end. What is kept
 * is never divided.
 */
final class PieceCollector {

	/** Past it, a sentence ends where something kept ends. */
	private static final int LONGEST = 2000;

	private final MarkedText text;

	private final List<Kept> kept;

	private final ServedModel model;

	private final boolean usualForms;

	private final MarkCursor marks;

	private final List<Piece> pieces = new ArrayList<>();

	private final List<Sentence> sentences = new ArrayList<>();

	private int position;

	private int nextKept;

	/**
	 * A collector of the pieces of a text.
	 * @param usualForms whether the model may read a sentence in the form of running text
	 */
	PieceCollector(MarkedText text, List<Kept> kept, ServedModel model, boolean usualForms) {
		this.text = text;
		this.kept = kept;
		this.model = model;
		this.usualForms = usualForms;
		this.marks = new MarkCursor(text);
	}

	/**
	 * Whether a sentence that seems to end does not, since something kept goes on there,
	 * such as an address with a question mark.
	 */
	boolean goesOn(int end) {
		return end - this.position <= LONGEST && this.kept.subList(this.nextKept, this.kept.size())
			.stream()
			.dropWhile((one) -> one.span().end() <= end)
			.findFirst()
			.filter((one) -> one.span().start() < end)
			.isPresent();
	}

	/**
	 * Adds a segment.
	 * @param end where in the text it ends, or where something kept ends that goes beyond
	 * @param translatable whether it is a sentence
	 */
	void add(int end, boolean translatable) {
		int from = this.nextKept;
		int wholeEnd = Math.max(end, this.position);
		while (this.nextKept < this.kept.size() && this.kept.get(this.nextKept).span().start() < wholeEnd) {
			wholeEnd = Math.max(wholeEnd, this.kept.get(this.nextKept++).span().end());
		}
		List<Kept> inside = this.kept.subList(from, this.nextKept);
		String segment = this.text.text().substring(this.position, wholeEnd);
		String sentence = segment.strip();
		int begin = this.position + segment.indexOf(sentence);
		List<Kept> within = inside.stream()
			.filter((one) -> one.span().end() > begin && one.span().start() < begin + sentence.length())
			.map((one) -> one.within(begin, begin + sentence.length()))
			.toList();
		if (!translatable || !hasLetters(sentence, within)) {
			keep(wholeEnd, inside);
			return;
		}
		keep(begin, List.of());
		translate(sentence, within);
		keep(wholeEnd, List.of());
	}

	CutText all() {
		List<Mark> left = this.marks.rest();
		if (!left.isEmpty()) {
			this.pieces.add(new Piece("", left, List.of(), false, false));
		}
		return new CutText(this.pieces, this.sentences);
	}

	private void keep(int end, List<Kept> inside) {
		if (end > this.position) {
			int begin = this.position;
			this.pieces.add(new Piece(this.text.text().substring(begin, end), this.marks.next(end - begin),
					given(inside.stream().map((one) -> one.within(begin, end)).toList()), false, false));
			this.position = end;
		}
	}

	private void translate(String sentence, List<Kept> within) {
		List<Mark> inside = this.marks.next(sentence.length());
		InlineSentence inline = new InlineSentence(sentence, inside, within, this.model.source(), this.model.target());
		List<InlineSentence> forms = this.usualForms ? inline.forms() : List.of(inline);
		Sentence read = read(forms.getFirst());
		// of a sentence of invisible characters only the end of the sentence is left
		boolean translated = read.tokens().length > 1;
		this.pieces.add(new Piece(sentence, inside, given(within), translated, false));
		if (translated) {
			this.sentences.add((forms.size() > 1) ? read.withUsual(read(forms.getLast())) : read);
		}
		this.position += sentence.length();
	}

	private Sentence read(InlineSentence inline) {
		Draft draft = inline.firstDraft(this.model::spells);
		return new Sentence(inline, draft, this.model.encode(draft.text()));
	}

	private static List<Span> given(List<Kept> kept) {
		return kept.stream().filter((one) -> one.kind() == Kept.Kind.GIVEN).map(Kept::span).toList();
	}

	// a number or a dash is the same in every language, and a model may make anything of
	// it
	private static boolean hasLetters(String sentence, List<Kept> kept) {
		StringBuilder rest = new StringBuilder(sentence);
		kept.reversed().forEach((one) -> rest.delete(one.span().start(), one.span().end()));
		return rest.codePoints().anyMatch(Character::isLetter);
	}

}
