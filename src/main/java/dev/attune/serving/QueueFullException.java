package dev.attune.serving;

import java.util.concurrent.RejectedExecutionException;

/**
 * More sentences wait than may; those of this request were not added.
 */
public class QueueFullException extends RejectedExecutionException {

	private static final long serialVersionUID = 1L;

	QueueFullException(int sentences, int waiting, int capacity) {
		super(sentences + " more sentences would not fit in the queue of " + capacity + ", in which " + waiting
				+ " wait");
	}

}
