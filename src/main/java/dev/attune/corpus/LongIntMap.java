package dev.attune.corpus;

/**
 * A map from hashes to numbers in two primitive arrays, 12 bytes a slot, at most two
 * thirds full: millions of sentences must fit beside everything else.
 */
public final class LongIntMap {

	/** What stands for no value. */
	public static final int ABSENT = -1;

	private long[] keys;

	/** The value plus one, so that a fresh slot, 0, is free. */
	private int[] values;

	private int size;

	public LongIntMap() {
		this.keys = new long[1024];
		this.values = new int[1024];
	}

	/**
	 * Keep the value unless the key already has one.
	 * @return the value the key had before, or {@link #ABSENT}
	 */
	public int putIfAbsent(long key, int value) {
		int slot = slot(this.keys, this.values, key);
		if (this.values[slot] != 0) {
			return this.values[slot] - 1;
		}
		this.keys[slot] = key;
		this.values[slot] = value + 1;
		this.size++;
		if (this.size > this.keys.length / 3 * 2) {
			grow();
		}
		return ABSENT;
	}

	/** The value of a key, or {@link #ABSENT}. */
	public int get(long key) {
		return this.values[slot(this.keys, this.values, key)] - 1;
	}

	private void grow() {
		long[] newKeys = new long[2 * this.keys.length];
		int[] newValues = new int[newKeys.length];
		for (int i = 0; i < this.keys.length; i++) {
			if (this.values[i] != 0) {
				int slot = slot(newKeys, newValues, this.keys[i]);
				newKeys[slot] = this.keys[i];
				newValues[slot] = this.values[i];
			}
		}
		this.keys = newKeys;
		this.values = newValues;
	}

	private static int slot(long[] keys, int[] values, long key) {
		int slot = (int) TextHash.mix(key) & (keys.length - 1);
		while (values[slot] != 0 && keys[slot] != key) {
			slot = (slot + 1) & (keys.length - 1);
		}
		return slot;
	}

}
