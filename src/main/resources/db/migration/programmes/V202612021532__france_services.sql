-- A file of requests for the platform of France Services, as it was made. Its lines are written anew from the requests each time it is fetched.
create table programmes.fs_file (
    id          uuid primary key,
    association uuid not null references access.association,
    number      int not null check (number >= 1),
    first_day   date not null,
    last_day    date not null check (last_day >= first_day),
    requests    int not null check (requests >= 0),
    made_by     uuid not null,
    made_at     timestamptz not null,
    unique (association, id),
    unique (association, number)
);

-- A request in a file, and what the file said of it as a hash (SHA-256 of its line). The latest file says what the platform knows of it.
create table programmes.fs_request (
    association uuid not null,
    file        uuid not null,
    request     uuid not null,
    day         date not null,
    state       text not null check (state in ('new', 'corrected', 'withdrawn')),
    hash        bytea not null,
    primary key (association, file, request),
    foreign key (association, file) references programmes.fs_file (association, id) on delete cascade
);
create index fs_request_of on programmes.fs_request (association, request);
create index fs_request_by_day on programmes.fs_request (association, day);

do $$
declare t text;
begin
    foreach t in array array['fs_file', 'fs_request'] loop
        execute format('alter table programmes.%I enable row level security', t);
        execute format('alter table programmes.%I force row level security', t);
        execute format('create policy own on programmes.%I using (association = '
            || '(select nullif(current_setting(''parvis.association'', true), '''')::uuid))', t);
    end loop;
end $$;
grant select, insert, delete on programmes.fs_file to ${app};
grant select, insert on programmes.fs_request to ${app};
