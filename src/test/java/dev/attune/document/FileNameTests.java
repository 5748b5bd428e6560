package dev.attune.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Names of results, whatever files are called.
 */
class FileNameTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			letter.docx                | letter_zh.docx
			My letter (2).docx         | My_letter__2__zh.docx
			报告.txt                    | 报告_zh.txt
			../../etc/passwd.txt       | passwd_zh.txt
			C:\\Users\\a\\b.md         | b_zh.md
			.html                      | file_zh.html
			a.tar.json                 | a.tar_zh.json
			a"b;c.po                   | a_b_c_zh.po
			""")
	void isTheNameWithTheTarget(String original, String expected) {
		assertThat(FileName.of(original).translated("zh")).isEqualTo(expected);
	}

	@Test
	void hasNoMoreCharactersThanFileSystemsTake() {
		assertThat(FileName.of("a".repeat(1000) + ".txt").translated("zh/../zh"))
			.isEqualTo("a".repeat(100) + "_zh_.._zh.txt");
		assertThat(FileName.of(null).translated("zh")).isEqualTo("file_zh");
	}

}
