package dev.attune.seq2seq;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads and writes the safetensors format: the length of a JSON header as eight bytes,
 * the header with type, shape and place of each tensor, then their values, little-endian.
 */
final class Safetensors {

	/** The format's own limit. */
	private static final long MAX_HEADER_BYTES = 100_000_000;

	private static final String METADATA = "__metadata__";

	private Safetensors() {
	}

	/**
	 * A tensor's shape and its values in row-major order.
	 *
	 * @param shape sizes of its dimensions
	 * @param values as many as the product of the sizes
	 */
	record Tensor(long[] shape, float[] values) {
	}

	/** How values are stored. */
	enum Type {

		/** 32-bit floating point. */
		F32(4) {
			@Override
			float read(ByteBuffer buffer) {
				return buffer.getFloat();
			}

			@Override
			void write(ByteBuffer buffer, float value) {
				buffer.putFloat(value);
			}
		},

		/** IEEE 754 half precision. */
		F16(2) {
			@Override
			float read(ByteBuffer buffer) {
				return Float.float16ToFloat(buffer.getShort());
			}

			@Override
			void write(ByteBuffer buffer, float value) {
				buffer.putShort(Float.floatToFloat16(value));
			}
		};

		private final int bytes;

		Type(int bytes) {
			this.bytes = bytes;
		}

		abstract float read(ByteBuffer buffer);

		abstract void write(ByteBuffer buffer, float value);

	}

	static void write(Path file, Map<String, Tensor> tensors, Type type) throws IOException {
		ObjectNode header = JsonMapper.shared().createObjectNode();
		long offset = 0;
		for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
			ObjectNode node = header.putObject(entry.getKey());
			node.put("dtype", type.name());
			ArrayNode shape = node.putArray("shape");
			Arrays.stream(entry.getValue().shape()).forEach(shape::add);
			long end = offset + (long) entry.getValue().values().length * type.bytes;
			node.putArray("data_offsets").add(offset).add(end);
			offset = end;
		}
		String json = JsonMapper.shared().writeValueAsString(header);
		// the values shall begin at a multiple of eight
		byte[] padded = (json + " ".repeat(7 - (json.getBytes(StandardCharsets.UTF_8).length + 7) % 8))
			.getBytes(StandardCharsets.UTF_8);
		try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
			byte[] length = new byte[Long.BYTES];
			ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).putLong(padded.length);
			out.write(length);
			out.write(padded);
			for (Tensor tensor : tensors.values()) {
				byte[] bytes = new byte[tensor.values().length * type.bytes];
				ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
				for (float value : tensor.values()) {
					type.write(buffer, value);
				}
				out.write(bytes);
			}
		}
	}

	/**
	 * Reads the tensors of known shapes.
	 * @param shapes what the file must hold, no more and no less
	 * @return the tensors in the order of {@code shapes}
	 * @throws InvalidModelException if the file is malformed or holds other tensors
	 */
	static Map<String, Tensor> read(Path file, Map<String, long[]> shapes) throws IOException, InvalidModelException {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
			long headerBytes = (channel.size() < Long.BYTES) ? -1 : read(channel, 0, Long.BYTES).getLong();
			if (headerBytes < 2 || headerBytes > Math.min(MAX_HEADER_BYTES, channel.size() - Long.BYTES)) {
				throw new InvalidModelException(file + ": not a safetensors file, or cut off in its header");
			}
			byte[] json = new byte[(int) headerBytes];
			read(channel, Long.BYTES, json.length).get(json);
			JsonNode header = JsonMapper.shared().readTree(json);
			for (String name : header.propertyNames()) {
				if (!name.equals(METADATA) && !shapes.containsKey(name)) {
					throw new InvalidModelException(file + ": unexpected tensor '" + name + "'");
				}
			}
			long start = Long.BYTES + headerBytes;
			Map<String, Tensor> tensors = new LinkedHashMap<>();
			for (Map.Entry<String, long[]> shape : shapes.entrySet()) {
				tensors.put(shape.getKey(), tensor(file, channel, start, header, shape.getKey(), shape.getValue()));
			}
			return tensors;
		}
		catch (JacksonException exception) {
			throw new InvalidModelException(file + ": header is not JSON: " + exception.getOriginalMessage(),
					exception);
		}
	}

	private static Tensor tensor(Path file, FileChannel channel, long start, JsonNode header, String name,
			long[] expected) throws IOException, InvalidModelException {
		JsonNode node = header.path(name);
		if (node.isMissingNode()) {
			throw new InvalidModelException(file + ": no tensor '" + name + "'");
		}
		long[] shape = numbers(node.path("shape"));
		if (!Arrays.equals(shape, expected)) {
			throw new InvalidModelException("%s: tensor '%s' has shape %s, expected is %s".formatted(file, name,
					Arrays.toString(shape), Arrays.toString(expected)));
		}
		Type type;
		try {
			type = Type.valueOf(node.path("dtype").asString(""));
		}
		catch (IllegalArgumentException exception) {
			throw new InvalidModelException("%s: tensor '%s' has type %s, known are %s".formatted(file, name,
					node.path("dtype"), Arrays.toString(Type.values())));
		}
		long count = Arrays.stream(expected).reduce(1, Math::multiplyExact);
		long[] place = numbers(node.path("data_offsets"));
		if (place.length != 2 || place[0] < 0 || place[1] - place[0] != count * type.bytes
				|| place[1] > channel.size() - start) {
			throw new InvalidModelException(file + ": tensor '" + name + "' is not whole");
		}
		ByteBuffer buffer = read(channel, start + place[0], Math.toIntExact(count * type.bytes));
		float[] values = new float[Math.toIntExact(count)];
		for (int i = 0; i < values.length; i++) {
			values[i] = type.read(buffer);
			if (!Float.isFinite(values[i])) {
				throw new InvalidModelException(file + ": tensor '" + name + "' holds a value that is no number");
			}
		}
		return new Tensor(shape, values);
	}

	private static long[] numbers(JsonNode array) {
		return array.valueStream().mapToLong((number) -> number.asLong(-1)).toArray();
	}

	private static ByteBuffer read(FileChannel channel, long position, int length) throws IOException {
		ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
		while (buffer.hasRemaining()) {
			if (channel.read(buffer, position + buffer.position()) < 0) {
				throw new EOFException("the file became shorter while it was read");
			}
		}
		return buffer.flip();
	}

}
