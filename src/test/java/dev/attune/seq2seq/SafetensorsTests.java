package dev.attune.seq2seq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Weights are read as they were written, and a file that is not whole and right is
 * refused.
 */
class SafetensorsTests {

	@TempDir
	private Path directory;

	private Path file;

	private final Map<String, Safetensors.Tensor> tensors = new LinkedHashMap<>();

	private final Map<String, long[]> shapes = new LinkedHashMap<>();

	@BeforeEach
	void twoTensors() {
		this.file = this.directory.resolve("model.safetensors");
		this.tensors.put("matrix",
				new Safetensors.Tensor(new long[] { 2, 3 }, new float[] { 1, -2, 0.5f, 0, 3, -0.25f }));
		this.tensors.put("bias", new Safetensors.Tensor(new long[] { 1 }, new float[] { 7 }));
		this.tensors.forEach((name, tensor) -> this.shapes.put(name, tensor.shape()));
	}

	@Test
	void readsWhatItWrote() throws Exception {
		for (Safetensors.Type type : List.of(Safetensors.Type.F32, Safetensors.Type.F16)) {
			Safetensors.write(this.file, this.tensors, type);
			Map<String, Safetensors.Tensor> read = Safetensors.read(this.file, this.shapes);
			assertThat(read).usingRecursiveComparison().isEqualTo(this.tensors);
			assertThat(read.keySet()).containsExactly("matrix", "bias");
		}
	}

	@Test
	void readsIntegersAsItWroteThem() throws Exception {
		this.tensors.clear();
		this.tensors.put("matrix",
				new Safetensors.Tensor(new long[] { 2, 3 }, new float[] { 1, -2, 1 << 20, 0, 3, 31_999 }));
		this.tensors.put("bias", new Safetensors.Tensor(new long[] { 1 }, new float[] { 7 }));
		Safetensors.write(this.file, this.tensors, Safetensors.Type.I32);
		assertThat(Safetensors.read(this.file, this.shapes)).usingRecursiveComparison().isEqualTo(this.tensors);
	}

	@Test
	void writesTheLayoutOfTheFormat() throws IOException {
		Safetensors.write(this.file, this.tensors, Safetensors.Type.F16);
		ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(this.file)).order(ByteOrder.LITTLE_ENDIAN);
		byte[] header = new byte[(int) bytes.getLong()];
		bytes.get(header);
		assertThat(header.length % 8).isZero();
		assertThat(new String(header, StandardCharsets.UTF_8).strip())
			.isEqualTo("{\"matrix\":{\"dtype\":\"F16\",\"shape\":[2,3],\"data_offsets\":[0,12]},"
					+ "\"bias\":{\"dtype\":\"F16\",\"shape\":[1],\"data_offsets\":[12,14]}}");
		assertThat(bytes.remaining()).isEqualTo(14);
	}

	@Test
	void refusesAFileThatWasCutOff() throws IOException {
		Safetensors.write(this.file, this.tensors, Safetensors.Type.F32);
		byte[] whole = Files.readAllBytes(this.file);
		Files.write(this.file, java.util.Arrays.copyOf(whole, whole.length - 1));
		refused("tensor 'bias' is not whole");
		Files.write(this.file, java.util.Arrays.copyOf(whole, 20));
		refused("cut off in its header");
	}

	@Test
	void refusesTensorsOfOtherShapesTypesOrNames() throws IOException {
		Safetensors.write(this.file, this.tensors, Safetensors.Type.F32);
		this.shapes.put("matrix", new long[] { 3, 2 });
		refused("tensor 'matrix' has shape [2, 3], expected is [3, 2]");
		this.shapes.remove("matrix");
		refused("unexpected tensor 'matrix'");
		header("{\"bias\":{\"dtype\":\"I8\",\"shape\":[1],\"data_offsets\":[0,1]}}");
		refused("tensor 'bias' has type \"I8\"");
		header("{}");
		refused("no tensor 'bias'");
	}

	@Test
	void refusesAHeaderThatIsHostile() throws IOException {
		this.shapes.remove("matrix");
		header("{\"bias\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[-4,0]}}");
		refused("not whole");
		header("{\"bias\":");
		refused("not JSON");
		Files.write(this.file, ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putLong(Long.MAX_VALUE).array());
		refused("not a safetensors file");
	}

	@Test
	void refusesValuesThatAreNoNumbers() throws IOException {
		this.tensors.put("bias", new Safetensors.Tensor(new long[] { 1 }, new float[] { Float.NaN }));
		Safetensors.write(this.file, this.tensors, Safetensors.Type.F32);
		refused("tensor 'bias' holds a value that is no number");
	}

	private void header(String json) throws IOException {
		byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
		Files.write(this.file,
				ByteBuffer.allocate(8 + bytes.length + 4)
					.order(ByteOrder.LITTLE_ENDIAN)
					.putLong(bytes.length)
					.put(bytes)
					.array());
	}

	private void refused(String reason) {
		assertThatThrownBy(() -> Safetensors.read(this.file, this.shapes)).isInstanceOf(InvalidModelException.class)
			.hasMessageContaining("model.safetensors")
			.hasMessageContaining(reason);
	}

}
