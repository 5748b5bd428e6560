import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Unpacks JNA's native, which would else go to a directory that may forbid programs, and
 * takes out of the jars of an application the natives that it does not read from there:
 * those that are unpacked, and those of other platforms.
 *
 * <pre>java src/container/Natives.java LIBRARIES UNPACKED</pre>
 *
 * LIBRARIES is the directory of the jars; UNPACKED is where the engine's natives are.
 */
final class Natives {

	private static final Pattern NATIVE = Pattern.compile(".+\\.(so|dll|dylib|jnilib)(\\.\\d+)*");

	private static final String PLATFORM = "/linux-" + System.getProperty("os.arch").replace("amd64", "x86-64") + "/";

	private final List<String> unpacked;

	private Natives(Path directory) throws IOException {
		this.unpacked = files(directory, NATIVE).stream().map((file) -> file.getFileName().toString()).toList();
	}

	public static void main(String[] arguments) throws IOException {
		for (Path jar : files(Path.of(arguments[0]), Pattern.compile(".*/jna-[\\d.]+\\.jar"))) {
			unpackJna(jar, Path.of(arguments[1]));
		}
		Natives natives = new Natives(Path.of(arguments[1]));
		if (natives.unpacked.isEmpty()) {
			throw new IllegalStateException("There are no natives in " + arguments[1]);
		}
		for (Path jar : files(Path.of(arguments[0]), Pattern.compile(".+\\.jar"))) {
			natives.takeOutOf(jar);
		}
	}

	private static void unpackJna(Path jar, Path directory) throws IOException {
		try (FileSystem archive = FileSystems.newFileSystem(jar)) {
			Files.copy(archive.getPath("/com/sun/jna" + PLATFORM + "libjnidispatch.so"),
					directory.resolve("libjnidispatch.so"));
		}
	}

	private void takeOutOf(Path jar) throws IOException {
		long size = Files.size(jar);
		try (FileSystem archive = FileSystems.newFileSystem(jar)) {
			for (Path file : files(archive.getPath("/"), NATIVE)) {
				if (!isRead(file.toString())) {
					Files.delete(file);
				}
			}
		}
		if (Files.size(jar) != size) {
			System.out.printf("%s: %,d bytes are %,d%n", jar.getFileName(), size, Files.size(jar));
		}
	}

	// the engine puts a version before the names of some
	private boolean isRead(String file) {
		String name = file.substring(file.lastIndexOf('/') + 1);
		return file.replace('_', '-').contains(PLATFORM) && this.unpacked.stream().noneMatch((it) -> it.endsWith(name));
	}

	private static List<Path> files(Path directory, Pattern name) throws IOException {
		try (Stream<Path> files = Files.walk(directory)) {
			return files.filter((file) -> Files.isRegularFile(file) && name.matcher(file.toString()).matches())
				.sorted()
				.toList();
		}
	}

}
