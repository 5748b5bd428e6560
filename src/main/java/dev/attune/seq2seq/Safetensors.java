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
import java.util.function.BiConsumer;
import java.util.function.Predicate;
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
	 * A tensor that can be written. Its values are asked for when it is their turn, so
	 * that those of all tensors need not be in memory at once.
	 */
	interface Writable {

		/** Sizes of its dimensions. */
		long[] shape();

		/** Values in row-major order, as many as the product of the sizes. */
		float[] values();

		/** How its values are stored in a file of that type. */
		default Type type(Type usual) {
			return usual;
		}

	}

	/**
	 * A tensor's shape and its values in row-major order.
	 *
	 * @param shape sizes of its dimensions
	 * @param values as many as the product of the sizes
	 */
	record Tensor(long[] shape, float[] values) implements Writable {
	}

	/**
	 * A tensor as a file holds it.
	 *
	 * @param type how its values are stored
	 * @param shape sizes of its dimensions
	 * @param bytes its values in row-major order, little-endian, from the beginning of a
	 * direct buffer; the next tensor takes their place
	 */
	record Stored(Type type, long[] shape, ByteBuffer bytes) {

		Tensor tensor() {
			float[] values = new float[Math.toIntExact(count(this.shape))];
			this.type.read(this.bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN), values);
			return new Tensor(this.shape, values);
		}

		private boolean isFinite() {
			return this.type.isFinite(this.bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN));
		}

	}

	/** How values are stored. */
	enum Type {

		/** 32-bit floating point. */
		F32(4) {
			@Override
			boolean isFinite(ByteBuffer buffer) {
				while (buffer.hasRemaining()) {
					if (!Float.isFinite(buffer.getFloat())) {
						return false;
					}
				}
				return true;
			}

			@Override
			void read(ByteBuffer buffer, float[] values) {
				buffer.asFloatBuffer().get(values);
			}

			@Override
			void write(ByteBuffer buffer, float[] values) {
				buffer.asFloatBuffer().put(values);
			}
		},

		/** IEEE 754 half precision. */
		F16(2) {
			@Override
			boolean isFinite(ByteBuffer buffer) {
				while (buffer.hasRemaining()) {
					if ((buffer.getShort() & HALF_EXPONENT) == HALF_EXPONENT) {
						return false;
					}
				}
				return true;
			}

			@Override
			void read(ByteBuffer buffer, float[] values) {
				for (int i = 0; i < values.length; i++) {
					values[i] = Float.float16ToFloat(buffer.getShort());
				}
			}

			@Override
			void write(ByteBuffer buffer, float[] values) {
				for (float value : values) {
					buffer.putShort(Float.floatToFloat16(value));
				}
			}
		},

		/** 32-bit integer. */
		I32(4) {
			@Override
			boolean isFinite(ByteBuffer buffer) {
				return true;
			}

			@Override
			void read(ByteBuffer buffer, float[] values) {
				for (int i = 0; i < values.length; i++) {
					values[i] = buffer.getInt();
				}
			}

			@Override
			void write(ByteBuffer buffer, float[] values) {
				for (float value : values) {
					buffer.putInt((int) value);
				}
			}
		};

		/** All ones in infinities and in what is no number. */
		private static final int HALF_EXPONENT = 0x7c00;

		private final int bytes;

		Type(int bytes) {
			this.bytes = bytes;
		}

		/** Whether all values that remain are numbers, and none infinite. */
		abstract boolean isFinite(ByteBuffer buffer);

		abstract void read(ByteBuffer buffer, float[] values);

		abstract void write(ByteBuffer buffer, float[] values);

	}

	static void write(Path file, Map<String, ? extends Writable> tensors, Type type) throws IOException {
		try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
			write(out, tensors, type, Map.of());
		}
	}

	/**
	 * Writes the format to a stream.
	 * @param metadata texts that the header holds beside the tensors
	 */
	static void write(OutputStream out, Map<String, ? extends Writable> tensors, Type type,
			Map<String, String> metadata) throws IOException {
		ObjectNode header = JsonMapper.shared().createObjectNode();
		if (!metadata.isEmpty()) {
			metadata.forEach(header.putObject(METADATA)::put);
		}
		long offset = 0;
		for (Map.Entry<String, ? extends Writable> entry : tensors.entrySet()) {
			ObjectNode node = header.putObject(entry.getKey());
			Type own = entry.getValue().type(type);
			node.put("dtype", own.name());
			ArrayNode shape = node.putArray("shape");
			Arrays.stream(entry.getValue().shape()).forEach(shape::add);
			long end = offset + count(entry.getValue().shape()) * own.bytes;
			node.putArray("data_offsets").add(offset).add(end);
			offset = end;
		}
		String json = JsonMapper.shared().writeValueAsString(header);
		// the values shall begin at a multiple of eight
		byte[] padded = (json + " ".repeat(7 - (json.getBytes(StandardCharsets.UTF_8).length + 7) % 8))
			.getBytes(StandardCharsets.UTF_8);
		byte[] length = new byte[Long.BYTES];
		ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).putLong(padded.length);
		out.write(length);
		out.write(padded);
		for (Writable tensor : tensors.values()) {
			float[] values = tensor.values();
			Type own = tensor.type(type);
			byte[] bytes = new byte[values.length * own.bytes];
			own.write(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN), values);
			out.write(bytes);
		}
	}

	/**
	 * Reads the tensors of known shapes.
	 * @param shapes what the file must hold, no more and no less
	 * @return the tensors in the order of {@code shapes}
	 * @throws InvalidModelException if the file is malformed or holds other tensors
	 */
	static Map<String, Tensor> read(Path file, Map<String, long[]> shapes) throws IOException, InvalidModelException {
		Map<String, Tensor> tensors = new LinkedHashMap<>();
		read(file, shapes, (name) -> false, (name, stored) -> tensors.put(name, stored.tensor()));
		return tensors;
	}

	/**
	 * As the other, one tensor after another, in memory that all share.
	 * @param others names of tensors that the file may hold besides, which are not read
	 */
	static void read(Path file, Map<String, long[]> shapes, Predicate<String> others,
			BiConsumer<String, Stored> consumer) throws IOException, InvalidModelException {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
			byte[] json = header(file, channel);
			JsonNode header = parsed(file, json);
			for (String name : header.propertyNames()) {
				if (!name.equals(METADATA) && !shapes.containsKey(name) && !others.test(name)) {
					throw new InvalidModelException(file + ": unexpected tensor '" + name + "'");
				}
			}
			long start = Long.BYTES + (long) json.length;
			// what is allocated outside of the heap is freed some time after: once is
			// enough
			ByteBuffer buffer = ByteBuffer.allocateDirect(largest(shapes, header));
			for (Map.Entry<String, long[]> shape : shapes.entrySet()) {
				consumer.accept(shape.getKey(),
						stored(file, channel, start, header, shape.getKey(), shape.getValue(), buffer));
			}
		}
	}

	/**
	 * The shape of a tensor.
	 * @return its sizes, none if the file does not hold it
	 */
	static long[] shape(Path file, String name) throws IOException, InvalidModelException {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
			return numbers(parsed(file, header(file, channel)).path(name).path("shape"));
		}
	}

	/**
	 * Reads a text that the header holds beside the tensors.
	 * @return the text, empty if there is none of that key
	 */
	static String metadata(Path file, String key) throws IOException, InvalidModelException {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
			return parsed(file, header(file, channel)).path(METADATA).path(key).asString("");
		}
	}

	private static byte[] header(Path file, FileChannel channel) throws IOException, InvalidModelException {
		long headerBytes = (channel.size() < Long.BYTES) ? -1 : read(channel, 0, Long.BYTES).getLong();
		if (headerBytes < 2 || headerBytes > Math.min(MAX_HEADER_BYTES, channel.size() - Long.BYTES)) {
			throw new InvalidModelException(file + ": not a safetensors file, or cut off in its header");
		}
		byte[] json = new byte[(int) headerBytes];
		read(channel, Long.BYTES, json.length).get(json);
		return json;
	}

	private static JsonNode parsed(Path file, byte[] header) throws InvalidModelException {
		try {
			return JsonMapper.shared().readTree(header);
		}
		catch (JacksonException exception) {
			throw new InvalidModelException(file + ": header is not JSON: " + exception.getOriginalMessage(),
					exception);
		}
	}

	/** Bytes of the largest of the tensors, if it is stored as the header says. */
	private static int largest(Map<String, long[]> shapes, JsonNode header) {
		long largest = 0;
		for (Map.Entry<String, long[]> shape : shapes.entrySet()) {
			String type = header.path(shape.getKey()).path("dtype").asString("");
			int bytes = Type.F16.name().equals(type) ? Type.F16.bytes : Type.F32.bytes;
			largest = Math.max(largest, Math.multiplyExact(count(shape.getValue()), bytes));
		}
		return Math.toIntExact(largest);
	}

	private static Stored stored(Path file, FileChannel channel, long start, JsonNode header, String name,
			long[] expected, ByteBuffer buffer) throws IOException, InvalidModelException {
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
		long count = count(expected);
		long[] place = numbers(node.path("data_offsets"));
		if (place.length != 2 || place[0] < 0 || place[1] - place[0] != count * type.bytes
				|| place[1] > channel.size() - start) {
			throw new InvalidModelException(file + ": tensor '" + name + "' is not whole");
		}
		Stored stored = new Stored(type, shape, buffer.slice(0, Math.toIntExact(count * type.bytes)));
		read(channel, start + place[0], stored.bytes());
		if (!stored.isFinite()) {
			throw new InvalidModelException(file + ": tensor '" + name + "' holds a value that is no number");
		}
		return stored;
	}

	private static long count(long[] shape) {
		return Arrays.stream(shape).reduce(1, Math::multiplyExact);
	}

	private static long[] numbers(JsonNode array) {
		return array.valueStream().mapToLong((number) -> number.asLong(-1)).toArray();
	}

	private static ByteBuffer read(FileChannel channel, long position, int length) throws IOException {
		ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
		read(channel, position, buffer);
		return buffer;
	}

	/** Fills a buffer and makes it ready to be read. */
	private static void read(FileChannel channel, long position, ByteBuffer buffer) throws IOException {
		while (buffer.hasRemaining()) {
			if (channel.read(buffer, position + buffer.position()) < 0) {
				throw new EOFException("the file became shorter while it was read");
			}
		}
		buffer.flip();
	}

}
