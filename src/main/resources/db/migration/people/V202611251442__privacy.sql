-- On which days an account did something for a person: what makes a reading usual.
create table people.act_on (
    association uuid not null,
    person      uuid not null references people.person,
    account     uuid not null,
    day         date not null,
    primary key (person, account, day)
);

-- How long a file is kept after the last contact, dated: the latest line that has come into force counts. The reference of the CNIL
-- for social help (14 September 2023) is two years; longer asks for a reason.
create table people.retention (
    id            int generated always as identity primary key,
    valid_from    date not null,
    months        int not null check (months between 6 and 60),
    justification text not null default '' check (length(justification) <= 300),
    set_by        uuid,
    set_at        timestamptz not null default now(),
    check (months <= 24 or length(trim(justification)) >= 10)
);
insert into people.retention (valid_from, months) values ('2020-01-01', 24);

-- The proof that files were forgotten: how many, when, and for what; nothing of whom.
create table people.forgotten (
    id          bigint generated always as identity primary key,
    association uuid not null,
    at          timestamptz not null,
    cause       text not null check (cause in ('term', 'asked', 'merge')),
    files       int not null check (files > 0),
    before      date
);
create index forgotten_by_time on people.forgotten (association, at desc);

do $$
declare t text;
begin
    foreach t in array array['act_on', 'forgotten'] loop
        execute format('alter table people.%I enable row level security', t);
        execute format('alter table people.%I force row level security', t);
        execute format('create policy own on people.%I using (association = '
            || '(select nullif(current_setting(''parvis.association'', true), '''')::uuid))', t);
    end loop;
end $$;
grant select, insert, delete on people.act_on to ${app};
grant update (day) on people.act_on to ${app};
grant select, insert on people.forgotten to ${app};

alter table people.retention enable row level security;
alter table people.retention force row level security;
create policy read on people.retention for select using (true);
create policy decide on people.retention for insert with check (current_setting('parvis.scope', true) = 'network');
grant select on people.retention to ${app};
grant insert (valid_from, months, justification, set_by) on people.retention to ${app};
