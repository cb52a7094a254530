-- Somebody at a computer of free access: nobody's row. "minutes" is empty while they are there.
create table workshops.self_use (
    id          uuid primary key,
    association uuid not null references access.association,
    point       uuid not null,
    day         date not null,
    started_at  timestamptz not null,
    minutes     int check (minutes between 1 and 720),
    helped      boolean,
    noted_by    uuid not null,
    unique (association, id),
    foreign key (association, point) references network.point (association, id),
    check ((minutes is null) = (helped is null))
);
create index self_use_of_day on workshops.self_use (association, point, day);
alter table workshops.self_use enable row level security;
alter table workshops.self_use force row level security;
create policy own on workshops.self_use using (association = (select nullif(current_setting('parvis.association', true), '')::uuid));
grant select, insert, update, delete on workshops.self_use to ${app};
