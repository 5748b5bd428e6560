-- Portable between H2 and PostgreSQL.

create table train_job (
	id uuid primary key,
	model varchar(100) not null,
	source varchar(35) not null,
	target varchar(35) not null,
	state varchar(20) not null,
	config varchar(100000) not null,
	idempotency_key varchar(200) unique,
	request_hash varchar(64) not null,
	crashes integer not null,
	cancel_requested boolean not null,
	created_at timestamp with time zone not null,
	started_at timestamp with time zone,
	ended_at timestamp with time zone,
	progress varchar(10000),
	corpus varchar(1000000),
	outcome varchar(1000000),
	failure varchar(100000),
	version integer,
	decision varchar(2000)
);

create index train_job_newest on train_job (created_at);

create table train_job_event (
	job_id uuid not null references train_job (id) on delete cascade,
	number bigint not null,
	at timestamp with time zone not null,
	type varchar(20) not null,
	data varchar(1000000) not null,
	primary key (job_id, number)
);

-- the table of db-scheduler
create table scheduled_tasks (
	task_name varchar(100) not null,
	task_instance varchar(100) not null,
	task_data bytea,
	execution_time timestamp with time zone not null,
	picked boolean not null,
	picked_by varchar(200),
	last_success timestamp with time zone,
	last_failure timestamp with time zone,
	consecutive_failures integer,
	last_heartbeat timestamp with time zone,
	version bigint not null,
	priority smallint,
	primary key (task_name, task_instance)
);

create index scheduled_tasks_due on scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);
