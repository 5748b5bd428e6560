package dev.attune.document;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Refuses to start if uploads may not be as large as the files that may be translated.
 */
@Component
class UploadLimits {

	UploadLimits(DocumentProperties properties, @Value("${spring.servlet.multipart.max-file-size}") DataSize upload) {
		// negative means unlimited
		if (!upload.isNegative() && upload.compareTo(properties.maxSize()) < 0) {
			throw new InvalidConfigurationPropertyValueException("attune.documents.max-size", properties.maxSize(),
					"No upload may be so large. Set at most spring.servlet.multipart.max-file-size, now " + upload
							+ ", or raise that.");
		}
	}

}
