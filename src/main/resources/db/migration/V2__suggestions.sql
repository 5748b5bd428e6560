-- Portable between H2 and PostgreSQL.

create table suggestion (
	id uuid primary key,
	source varchar(35) not null,
	target varchar(35) not null,
	text varchar(10000) not null,
	translation varchar(10000) not null,
	-- SHA-256 of the four above: what is suggested twice is stored once
	hash varchar(64) not null unique,
	accepted boolean not null,
	created_at timestamp with time zone not null
);

create index suggestion_oldest on suggestion (created_at, id);
