package dev.attune.seq2seq;

import java.util.List;

/**
 * The shape of a matrix product x W<sup>T</sup>, x [rows, inputs] and W [outputs,
 * inputs].
 *
 * @param rows rows of x: sentences or hypotheses
 * @param inputs columns of x
 * @param outputs columns of the product
 */
public record ProductShape(int rows, int inputs, int outputs) {

	/**
	 * Shapes of the networks (state to gates, deep output to logits) for several numbers
	 * of rows, and greater square ones.
	 */
	public static final List<ProductShape> USUAL = List.of(new ProductShape(64, 512, 1536),
			new ProductShape(160, 512, 1536), new ProductShape(320, 512, 1536), new ProductShape(1024, 512, 1536),
			new ProductShape(64, 256, 8000), new ProductShape(320, 256, 8000), new ProductShape(1024, 256, 8000),
			new ProductShape(512, 512, 512), new ProductShape(1024, 1024, 1024));

	/** Multiplications and additions of one product: 2 · rows · inputs · outputs. */
	public long operations() {
		return 2L * this.rows * this.inputs * this.outputs;
	}

}
