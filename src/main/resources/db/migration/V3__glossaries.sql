-- Portable between H2 and PostgreSQL.

create table glossary (
	name varchar(64) primary key,
	source varchar(35) not null,
	target varchar(35) not null,
	-- another at each change
	revision uuid not null,
	changed_at timestamp with time zone not null
);

create table glossary_term (
	glossary varchar(64) not null references glossary (name) on delete cascade,
	term varchar(200) not null,
	translation varchar(200) not null,
	primary key (glossary, term)
);
