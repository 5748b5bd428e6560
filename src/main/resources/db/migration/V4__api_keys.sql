-- Portable between H2 and PostgreSQL.

create table api_key (
	id uuid primary key,
	name varchar(64) not null unique,
	-- SHA-256 in hexadecimal; the key itself is stored nowhere
	hash varchar(64) not null unique,
	role varchar(20) not null,
	-- null for what the settings say, 0 for no limit
	requests_per_minute bigint,
	characters_per_minute bigint,
	jobs bigint,
	created_at timestamp with time zone not null,
	created_by varchar(64) not null,
	expires_at timestamp with time zone
);

-- name of the key that queued the job, if there are keys
alter table train_job add column submitted_by varchar(64);
