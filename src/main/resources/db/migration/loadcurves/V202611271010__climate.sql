-- What a normal year is in a department: degree days of each balance point, drawn from the daily temperatures of many years. Only these sums are
-- kept, with their source. Everybody reads them, the network's head writes them. The department of a home stands beside what was read of its curve.
create table loadcurves.climate (
    department  text primary key check (department ~ '^(0[1-9]|[1-8][0-9]|9[0-5]|2[AB]|97[1-8])$'),
    station     text not null check (length(station) between 3 and 80),
    source      text not null check (length(source) between 3 and 200),
    read_on     date not null,
    from_year   int not null,
    to_year     int not null check (to_year >= from_year + 9),
    years       int not null check (years between 10 and 60),
    -- of a mean year, for balance points from -1 to 32 °C in steps of 0.25
    degree_days double precision[] not null check (cardinality(degree_days) = 133),
    changed_by  uuid,
    changed_at  timestamptz not null
);
alter table loadcurves.climate enable row level security;
alter table loadcurves.climate force row level security;
create policy read on loadcurves.climate for select using (true);
create policy write on loadcurves.climate for insert with check (current_setting('parvis.scope', true) = 'network');
create policy change on loadcurves.climate for update using (current_setting('parvis.scope', true) = 'network');
create policy remove on loadcurves.climate for delete using (current_setting('parvis.scope', true) = 'network');
grant select, insert, update, delete on loadcurves.climate to ${app};
