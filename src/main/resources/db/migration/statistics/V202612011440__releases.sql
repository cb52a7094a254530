-- Secret of this installation: which of equal counts is hidden outside. Whoever knew it could try all tables.
create table statistics.hiding_key (
    one boolean primary key default true check (one),
    key bytea not null check (length(key) >= 32)
);
insert into statistics.hiding_key (key)
    values (decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'));

-- What everybody was told of a month, as it was told: never changed and never deleted. A correction makes another version, which keeps
-- what was hidden hidden.
create table statistics.release (
    month       date not null check (extract(day from month) = 1),
    version     integer not null check (version >= 1),
    released_at timestamptz not null,
    threshold   integer not null,
    lines       jsonb not null, -- [{level, code, upper, family, hidden, visits, persons, requests}]; hidden ones without numbers
    sha256      text not null check (sha256 ~ '^[0-9a-f]{64}$'), -- of the lines as they were counted, the hidden ones too
    primary key (month, version)
);

alter table statistics.hiding_key enable row level security;
alter table statistics.hiding_key force row level security;
create policy all_read on statistics.hiding_key for select using (true);
alter table statistics.release enable row level security;
alter table statistics.release force row level security;
create policy all_read on statistics.release for select using (true);
create policy network_writes on statistics.release for insert
    with check ((select current_setting('parvis.scope', true)) = 'network');

grant select on statistics.hiding_key to ${app};
grant select, insert on statistics.release to ${app};
