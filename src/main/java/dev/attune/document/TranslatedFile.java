package dev.attune.document;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * The answer to a file, as LibreTranslate gives it.
 *
 * @param translatedFileUrl where the translation can be fetched
 */
record TranslatedFile(@Schema(
		example = "http://localhost:8080/download_file/0f8fad5b-d9cb-469f-a165-70867728950e.letter_zh.docx") String translatedFileUrl) {
}
