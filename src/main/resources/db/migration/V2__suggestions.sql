-- Portable between H2 and PostgreSQL.

create table suggestion (
	-- made of what is suggested, so that the same is stored once
	id uuid primary key,
	source varchar(35) not null,
	target varchar(35) not null,
	text varchar(10000) not null,
	translation varchar(10000) not null,
	accepted boolean not null,
	created_at timestamp with time zone not null
);

create index suggestion_oldest on suggestion (created_at, id);
