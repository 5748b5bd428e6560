package dev.attune.access;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * Who makes a request: the holder of a key, anybody where no key is needed, or someone of
 * whom nothing is known.
 */
final class Caller extends AbstractAuthenticationToken {

	private static final long serialVersionUID = 1L;

	/** Where no key is needed everybody may do everything. */
	static final Caller ANYBODY = new Caller("anybody", null, Role.ADMIN);

	/** Someone without a key. */
	static final Caller STRANGER = new Caller("a stranger", null, null);

	private final String name;

	private final transient @Nullable ApiKey key;

	private final @Nullable Role role;

	private Caller(String name, @Nullable ApiKey key, @Nullable Role role) {
		super((role != null) ? List.of(new SimpleGrantedAuthority("ROLE_" + role.name())) : List.of());
		this.name = name;
		this.key = key;
		this.role = role;
		setAuthenticated(role != null);
	}

	static Caller of(ApiKey key) {
		return new Caller("key " + key.name(), key, key.role());
	}

	/** The key, if the caller has one. */
	@Nullable ApiKey key() {
		return this.key;
	}

	boolean may(@Nullable Role needed) {
		return needed == null || (this.role != null && this.role.includes(needed));
	}

	/** The role in words. */
	String role() {
		return String.valueOf(this.role);
	}

	@Override
	public @Nullable Object getCredentials() {
		return null;
	}

	@Override
	public String getPrincipal() {
		return this.name;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Caller caller && this.name.equals(caller.name) && Objects.equals(this.key, caller.key);
	}

	@Override
	public int hashCode() {
		return this.name.hashCode();
	}

}
