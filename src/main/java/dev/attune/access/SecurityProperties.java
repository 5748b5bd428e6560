package dev.attune.access;

import jakarta.validation.Valid;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Who may call the service, and how much.
 *
 * @param adminKey the first API key, with the role admin; at least 32 random characters.
 * With it calls need a key
 * @param open whether the service may be reached from other machines though no calls need
 * a key
 * @param publicMetrics whether {@code /actuator/prometheus} needs no key
 * @param refreshInterval how long a change of a key made by another node may go unnoticed
 * @param maxUnidentifiedSize bytes of an upload whose key is one of its parts; a larger
 * one must bring its key as a header or in the query string
 * @param key limits of each key that has none of its own
 * @param address limits of each address that calls without a key
 */
@ConfigurationProperties("attune.security")
@Validated
record SecurityProperties(@Nullable String adminKey, @DefaultValue("false") boolean open,
		@DefaultValue("false") boolean publicMetrics,
		@DefaultValue("5s") @DurationMin(millis = 1) Duration refreshInterval,
		@DefaultValue("16MB") DataSize maxUnidentifiedSize, @DefaultValue @Valid Limits key,
		@DefaultValue @Valid Limits address) {

	/** Without the key, which no log may have. */
	@Override
	public String toString() {
		return "SecurityProperties[open=" + this.open + ", key=" + this.key + ", address=" + this.address + "]";
	}

	/** The first key, unless there is none. */
	Optional<String> firstKey() {
		return Optional.ofNullable(this.adminKey).map(String::strip).filter((key) -> !key.isEmpty());
	}

	/**
	 * How much one caller may ask for; 0 for as much as he likes.
	 *
	 * @param requestsPerMinute requests a minute
	 * @param charactersPerMinute characters of texts and files a minute
	 * @param maxJobs training jobs that may be queued or running; of keys only
	 */
	record Limits(@DefaultValue("0") @PositiveOrZero long requestsPerMinute,
			@DefaultValue("0") @PositiveOrZero long charactersPerMinute,
			@DefaultValue("0") @PositiveOrZero long maxJobs) {
	}

}
