package dev.attune.seq2seq;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.training.ParameterStore;
import ai.djl.translate.Translator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A network's TorchScript program, loaded into the engine; its methods are called by
 * name.
 */
final class TorchProgram implements AutoCloseable {

	private static final String METHOD = "module_method:";

	/** Held for its block: a model that nothing refers to closes its block. */
	private final Model model;

	private final PtSymbolBlock block;

	private TorchProgram(Model model) {
		this.model = model;
		this.block = (PtSymbolBlock) model.getBlock();
	}

	/**
	 * The program of a network that is only searched: half as much to compile and keep.
	 */
	static TorchProgram searching(Architecture architecture) {
		return load(architecture.searchProgram(), architecture);
	}

	/** The program of a network that is trained. */
	static TorchProgram training(Architecture architecture) {
		return load(architecture.trainingProgram(), architecture);
	}

	private static TorchProgram load(List<String> resources, Architecture architecture) {
		return load(resources, architecture.flags(), architecture.dictionaries(), architecture.lists());
	}

	/**
	 * Loads the program whose text stands in resources, one behind the other.
	 * @param flags its boolean attributes
	 * @param dictionaries its attributes that are dictionaries with strings for keys, and
	 * the types of their values
	 * @param lists its attributes that are lists of tensors
	 */
	static TorchProgram load(List<String> resources, List<String> flags, Map<String, String> dictionaries,
			List<String> lists) {
		NativeEngine.configure();
		Model model = Model.newInstance(resources.getFirst(), NativeEngine.NAME);
		try {
			String program = resources.stream().map(TorchProgram::text).collect(Collectors.joining("\n"));
			model.load(TorchScriptArchive.of(program, flags, dictionaries, lists));
			Files.deleteIfExists(model.getModelPath()); // DJL leaves an empty directory
														// per model
			return new TorchProgram(model);
		}
		catch (IOException | MalformedModelException | RuntimeException exception) {
			model.close();
			throw new IllegalStateException(resources + " does not load", exception);
		}
	}

	private static String text(String resource) {
		try (InputStream text = TorchProgram.class.getResourceAsStream(resource)) {
			if (text == null) {
				throw new IllegalStateException("no resource " + resource);
			}
			return new String(text.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException exception) {
			throw new UncheckedIOException(exception);
		}
	}

	/** A manager for arrays that live no longer than the program. */
	NDManager newManager() {
		return this.model.getNDManager().newSubManager();
	}

	/**
	 * Calls a method that takes arrays and returns one or more.
	 * @param scope owner of the result
	 */
	NDList call(NDManager scope, String method, NDArray... inputs) {
		try (NDManager temporary = scope.newSubManager()) {
			NDList list = new NDList(inputs);
			list.add(0, selector(temporary, method));
			NDList result = this.block.forward(new ParameterStore(temporary, false), list, false);
			result.attach(scope);
			return result;
		}
	}

	/**
	 * Hands arrays to the program, which from then on works on those very arrays.
	 * @param method a method that takes dictionaries of tensors only
	 */
	@SafeVarargs
	final void bind(String method, Map<String, PtNDArray>... dictionaries) {
		IValue[] values = new IValue[dictionaries.length];
		try {
			for (int i = 0; i < values.length; i++) {
				values[i] = IValue.stringMapFrom(dictionaries[i]);
			}
			IValueUtils.runMethod(this.block, method, values).close();
		}
		finally {
			for (IValue value : values) {
				if (value != null) {
					value.close();
				}
			}
		}
	}

	/** The array whose name tells the engine which method to call. */
	static NDArray selector(NDManager manager, String method) {
		NDArray selector = manager.create(0f);
		selector.setName(METHOD + method);
		return selector;
	}

	<I, O> Predictor<I, O> newPredictor(Translator<I, O> translator) {
		return this.model.newPredictor(translator);
	}

	@Override
	public void close() {
		this.model.close();
	}

}
