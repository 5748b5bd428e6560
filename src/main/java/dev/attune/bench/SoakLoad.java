package dev.attune.bench;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * All that goes on during a soak, each part on a thread of its own until it is stopped,
 * and what it found wrong.
 */
final class SoakLoad {

	private static final int FILE_LINES = 12;

	private static final int MAX_PAUSE_MILLIS = 60;

	private static final String FILE = "file";

	/**
	 * What is not as it must be: method, path, type, body, and the status of the answer.
	 */
	private static final List<List<String>> BAD = List.of(
			List.of("POST", "/translate", SoakClient.JSON, "{\"q\": \"unfinished", "400"),
			List.of("POST", "/translate", SoakClient.JSON, "{\"q\":\"x\",\"source\":\"xx\",\"target\":\"yy\"}", "400"),
			List.of("POST", "/translate", SoakClient.JSON, "{\"source\":\"en\",\"target\":\"de\"}", "400"),
			List.of("POST", "/translate", SoakClient.JSON,
					"{\"q\":[" + "\"x\",".repeat(2000) + "\"x\"],\"source\":\"en\",\"target\":\"de\"}", "413"),
			List.of("PUT", "/translate", SoakClient.JSON, "{}", "405"),
			List.of("POST", "/nowhere", SoakClient.JSON, "{}", "404"),
			List.of("POST", "/train-jobs", "multipart/form-data; boundary=b", "--b\r\nnonsense", "400"),
			List.of("POST", "/models/none/versions/7/activate", SoakClient.JSON, "", "404"));

	final AtomicLong requests = new AtomicLong();

	final AtomicLong compared = new AtomicLong();

	final AtomicLong jobs = new AtomicLong();

	final AtomicLong activations = new AtomicLong();

	final Queue<String> faults = new ConcurrentLinkedQueue<>();

	private final HttpTarget target;

	private final Route route;

	private final List<Map<String, Object>> questions;

	private final String file;

	private final SoakExpectations expectations = new SoakExpectations();

	private volatile boolean stopped;

	SoakLoad(HttpTarget target, Route route, List<String> lines) {
		this.target = target;
		this.route = route;
		this.questions = SoakClient.questions(lines, route);
		this.file = lines.stream().limit(FILE_LINES).collect(Collectors.joining("\n", "", "\n"));
	}

	/**
	 * Trains a second version of the model, and asks both all that they will be asked.
	 */
	void prepare() throws IOException, InterruptedException {
		try (SoakClient client = new SoakClient(this.target)) {
			JsonNode job = trained(client, model(), "never");
			if (job.path("version").asInt() != 2) {
				throw new IOException("the model has other versions than the first: " + job);
			}
			for (int version = 1; version <= 2; version++) {
				activate(client, version);
				for (Map<String, Object> question : this.questions) {
					this.expectations.learn(version, question.toString(), client.translate(question));
				}
				this.expectations.learn(version, FILE, client.translateFile(this.file, this.route));
			}
		}
	}

	/** Translates, one request after another. */
	void translate(int seed) {
		SplittableRandom random = new SplittableRandom(seed);
		repeat((client) -> {
			long since = System.nanoTime();
			boolean isFile = random.nextInt(20) == 0;
			Map<String, Object> question = this.questions.get(random.nextInt(this.questions.size()));
			String asked = isFile ? FILE : question.toString();
			String answer = isFile ? client.translateFile(this.file, this.route) : client.translate(question);
			this.compared.incrementAndGet();
			if (!this.expectations.isRight(asked, answer, since)) {
				this.faults.add("no version that served answers so: " + asked + " -> " + answer);
			}
			// trainings need their share of the machine
			TimeUnit.MILLISECONDS.sleep(random.nextInt(MAX_PAUSE_MILLIS));
		});
	}

	/** Sends what must be refused, and leaves without waiting for an answer. */
	void disturb() {
		SplittableRandom random = new SplittableRandom(7);
		repeat((client) -> {
			List<String> bad = BAD.get(random.nextInt(BAD.size()));
			SoakClient.expect(Integer.parseInt(bad.get(4)),
					client.send(bad.get(0), bad.get(1), bad.get(2), bad.get(3)));
			try (java.net.Socket left = new java.net.Socket(this.target.host(), this.target.port())) {
				left.getOutputStream().write(this.target.translate("Nobody waits for this.", this.route));
			}
			TimeUnit.MILLISECONDS.sleep(20);
		});
	}

	/** Changes the version that serves, forth and back. */
	void activate() {
		repeat((client) -> {
			if (this.activations.get() % 2 == 0) {
				activate(client, 1);
			}
			else {
				// to the one before
				this.expectations.beginning(2);
				SoakClient.expect(200, client.send("POST", "/models/" + model() + "/rollback", SoakClient.JSON, ""));
				this.expectations.begun();
			}
			this.activations.incrementAndGet();
			TimeUnit.SECONDS.sleep(2);
		});
	}

	/** Trains one model after another. */
	void train() {
		repeat((client) -> {
			JsonNode job = trained(client, "soak", "always");
			SoakClient.expect(204,
					client.send("DELETE", "/train-jobs/" + job.path("id").asString(), SoakClient.JSON, ""));
			this.jobs.incrementAndGet();
		});
	}

	void stop() {
		this.stopped = true;
	}

	private void activate(SoakClient client, int version) throws IOException {
		this.expectations.beginning(version);
		SoakClient.expect(200,
				client.send("POST", "/models/" + model() + "/versions/" + version + "/activate", SoakClient.JSON, ""));
		this.expectations.begun();
	}

	private JsonNode trained(SoakClient client, String model, String activate)
			throws IOException, InterruptedException {
		String path = client.train(config(model, activate), corpus());
		JsonNode job = client.job(path);
		while (!List.of("SUCCEEDED", "FAILED", "CANCELLED").contains(job.path("state").asString())) {
			TimeUnit.MILLISECONDS.sleep(500);
			if (this.stopped) {
				return job;
			}
			job = client.job(path);
		}
		if (!job.path("state").asString().equals("SUCCEEDED")) {
			throw new IOException("a job did not succeed: " + job);
		}
		return job;
	}

	/** A network that learns in seconds. */
	private String config(String model, String activate) {
		return """
				{"source": "%s", "target": "%s", "model": "%s", "preset": "tiny", "devPairs": 40, "testPairs": 40, "activate": "%s",
				"options": {"vocabulary": 330, "batchTokens": 250, "learningRate": 0.005, "warmup": 30, "dropout": 0.1,
				"averageDecay": 0.9, "epochs": 4, "patience": 100}}"""
			.formatted(this.route.source(), this.route.target(), model, activate);
	}

	private String model() {
		return String.valueOf(this.route.model());
	}

	/** Sentences of a small language, with their words in the other order. */
	private static String corpus() {
		List<String> words = List.of("red", "blue", "green", "old", "new", "small", "large", "warm", "cold", "house",
				"tree", "dog", "cat", "bird", "stone", "river", "cloud", "boat");
		return IntStream.range(0, 700).mapToObj((i) -> {
			String one = words.get(i % 9);
			String two = words.get(9 + i / 9 % 9);
			String three = words.get(i / 81 % 9);
			return "the " + three + " and " + one + " " + two + "\t" + two + " " + one + " und " + three + "\n";
		}).collect(Collectors.joining());
	}

	private void repeat(Part part) {
		while (!this.stopped) {
			try (SoakClient client = new SoakClient(this.target)) {
				// a new connection now and then
				for (int i = 0; i < 50 && !this.stopped; i++) {
					part.run(client);
					this.requests.incrementAndGet();
				}
			}
			catch (IOException | RuntimeException ex) {
				if (!this.stopped) {
					this.faults.add(ex.toString());
				}
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				return;
			}
		}
	}

	/** One thing to do. */
	private interface Part {

		void run(SoakClient client) throws IOException, InterruptedException;

	}

}
