package dev.attune;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ContextConfiguration;

/**
 * The application keeps its state in a PostgreSQL database of the test's own, as it does
 * in use: because {@code spring.datasource.url} says so. A class that extends another one
 * and has this annotation runs the other's tests so.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ContextConfiguration(initializers = OnPostgres.Database.class)
public @interface OnPostgres {

	/**
	 * One server for all tests of a virtual machine, ended with it.
	 */
	final class Server {

		private static final EmbeddedPostgres RUNNING = start();

		private static final AtomicInteger DATABASES = new AtomicInteger();

		private Server() {
		}

		/** The address of a database that nobody else has. */
		public static String newDatabase() {
			String name = "attune" + DATABASES.incrementAndGet();
			new JdbcTemplate(RUNNING.getPostgresDatabase()).execute("create database " + name);
			return RUNNING.getJdbcUrl("postgres", name);
		}

		private static EmbeddedPostgres start() {
			try {
				return EmbeddedPostgres.start();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

	/**
	 * Points a context to a new database.
	 */
	final class Database implements ApplicationContextInitializer<ConfigurableApplicationContext> {

		@Override
		public void initialize(ConfigurableApplicationContext context) {
			context.getEnvironment()
				.getPropertySources()
				.addFirst(new MapPropertySource("postgres", Map.of("spring.datasource.url", Server.newDatabase())));
		}

	}

}
