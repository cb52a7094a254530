create schema loadcurves;
grant usage on schema loadcurves to ${app};

-- What was agreed to, and what stays of the curve that was read for it: the curve itself is never written. The indicators are sealed as
-- the files of persons are; "key" names the key. All goes with the case, on the day it may be kept until, or when the person says so.
create table loadcurves.reading (
    id          uuid primary key,
    association uuid not null references access.association,
    case_file   uuid not null references cases.case_file on delete cascade,
    read_on     date not null,
    read_by     uuid not null,
    purpose     text not null check (purpose in ('understand', 'reduction', 'savings')),
    manner      text not null check (manner in ('spoken', 'telephone', 'written')),
    agreed_from date not null,
    agreed_to   date not null,
    kept_until  date not null,
    said        bytea not null,
    key         text not null,
    check (agreed_from <= agreed_to)
);
create index reading_of_case on loadcurves.reading (case_file, read_on desc);
create index reading_by_end on loadcurves.reading (association, kept_until);
create index reading_by_key on loadcurves.reading (association, key);

alter table loadcurves.reading enable row level security;
alter table loadcurves.reading force row level security;
create policy own on loadcurves.reading
    using (association = (select nullif(current_setting('parvis.association', true), '')::uuid));
grant select, insert, update, delete on loadcurves.reading to ${app};

-- Prices that gestures are counted in, in tenths of a cent, from a day on, with their source and the day it was read. Everybody reads them,
-- the network's head writes them; an older one stays, for reports of its time. What nobody checked prints so.
create table loadcurves.tariff (
    valid_from    date primary key,
    label         text not null check (length(label) between 3 and 80),
    source        text not null check (length(source) between 3 and 200),
    read_on       date not null,
    checked       boolean not null default false,
    kwh           int not null check (kwh between 1 and 2000),
    peak          int not null check (peak between 1 and 2000),
    off_peak      int not null check (off_peak between 1 and 2000),
    subscriptions jsonb not null default '{}',
    changed_by    uuid,
    changed_at    timestamptz
);
alter table loadcurves.tariff enable row level security;
alter table loadcurves.tariff force row level security;
create policy read on loadcurves.tariff for select using (true);
create policy ship on loadcurves.tariff for insert to current_user with check (true);
create policy write on loadcurves.tariff for insert with check (current_setting('parvis.scope', true) = 'network');
create policy change on loadcurves.tariff for update using (current_setting('parvis.scope', true) = 'network');
grant select, insert, update on loadcurves.tariff to ${app};

-- An example in round figures, nobody's tariff: whoever prints with it reads "à vérifier".
insert into loadcurves.tariff (valid_from, label, source, read_on, checked, kwh, peak, off_peak, subscriptions) values
    ('2026-01-01', 'Exemple à remplacer', 'Chiffres ronds livrés avec Parvis, sans source', '2026-11-26', false, 200, 210, 160,
     '{"3": 120, "6": 150, "9": 190, "12": 230, "15": 270, "18": 310}');
