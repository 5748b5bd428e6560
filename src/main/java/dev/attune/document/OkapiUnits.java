package dev.attune.document;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.sf.okapi.common.Event;
import net.sf.okapi.common.IResource;
import net.sf.okapi.common.LocaleId;
import net.sf.okapi.common.filters.IFilter;
import net.sf.okapi.common.filterwriter.IFilterWriter;
import net.sf.okapi.common.resource.ITextUnit;
import net.sf.okapi.common.resource.Property;
import net.sf.okapi.common.resource.RawDocument;
import net.sf.okapi.common.resource.Segment;
import net.sf.okapi.common.resource.TextContainer;
import org.jspecify.annotations.Nullable;

/**
 * Leads the events of a filter past the units, and on to a writer when their texts are
 * translated.
 */
final class OkapiUnits {

	/** What XLIFF 1.2 calls a translation that nobody has looked at. */
	private static final String UNREVIEWED = "needs-review-translation";

	/** Events that wait for the translation of one of them. */
	private static final int MAX_PENDING = 5_000;

	private final DocumentFormat format;

	private final LocaleId target;

	private final Units units;

	private OkapiUnits(DocumentFormat format, LocaleId target, Units units) {
		this.format = format;
		this.target = target;
		this.units = units;
	}

	/**
	 * A text for a filter, in UTF-8.
	 */
	static RawDocument document(String text, Languages languages) {
		return new RawDocument(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
				StandardCharsets.UTF_8.name(), LocaleId.fromString(languages.source()),
				LocaleId.fromString(languages.target()));
	}

	/**
	 * Reads a document, and writes it if it is to be written.
	 * @param document the document with the languages as it names them; closed at the end
	 * @param out takes the document with its translations in UTF-8, or none to read only
	 */
	static void run(DocumentFormat format, IFilter filter, RawDocument document, Units units,
			@Nullable OutputStream out) {
		try (filter; document; IFilterWriter writer = (out != null) ? filter.createFilterWriter() : null) {
			if (writer != null) {
				writer.setOptions(document.getTargetLocale(), StandardCharsets.UTF_8.name());
				writer.setOutput(out);
			}
			new OkapiUnits(format, document.getTargetLocale(), units).run(filter, document, writer);
		}
	}

	private void run(IFilter filter, RawDocument document, @Nullable IFilterWriter writer) {
		filter.open(document);
		List<Event> pending = new ArrayList<>();
		while (filter.hasNext()) {
			Event event = filter.next();
			if (event.isTextUnit() && event.getTextUnit().isTranslatable()) {
				add(event.getTextUnit());
			}
			if (writer != null) {
				pending.add(event);
			}
			if (this.units.isFull() || pending.size() >= MAX_PENDING) {
				write(pending, writer);
			}
		}
		write(pending, writer);
	}

	private void write(List<Event> pending, @Nullable IFilterWriter writer) {
		this.units.flush();
		if (writer != null) {
			pending.forEach(writer::handleEvent);
		}
		pending.clear();
	}

	private void add(ITextUnit unit) {
		TextContainer present = unit.getTarget(this.target);
		boolean translated = this.format.isBilingual() && present != null && present.hasText();
		// an empty one may have properties that are to stay
		TextContainer container = (present != null) ? present
				: unit.createTarget(this.target, false, IResource.COPY_ALL);
		for (Segment segment : unit.getSourceSegments()) {
			Segment place = unit.getTargetSegment(this.target, segment.getId(), true);
			if (segment.getContent().hasText() && !(translated && place.getContent().hasText())) {
				CodedText text = new CodedText(segment.getContent(), this.format.breaksLinesAnywhere());
				this.units.add(text.marked(), (translation) -> place.setContent(text.translated(translation)));
				if (this.format == DocumentFormat.XLIFF) {
					container.setProperty(new Property(Property.STATE, UNREVIEWED));
				}
			}
		}
	}

}
